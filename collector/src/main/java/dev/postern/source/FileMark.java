package dev.postern.source;

/**
 * Where reading of one file stands, always between two records.
 *
 * @param offset UTF-8 bytes of text before it
 * @param stored bytes of the file before it; differs from {@code offset} where the file is UTF-16
 * @param record records before it
 * @param state  what the format needs to go on from here, such as the place of the header in force
 */
public record FileMark(long offset, long stored, long record, String state) {
    public static final FileMark START = new FileMark(0, 0, 0, "");
}

package dev.postern.source;

/**
 * Where a record stands.
 *
 * @param file   path as the user named it
 * @param offset bytes of UTF-8 text before the record
 * @param record number of the record in the file, from 1
 */
public record Position(String file, long offset, long record) {
    @Override
    public String toString() {
        return file + ", record " + record + " at byte " + offset;
    }
}

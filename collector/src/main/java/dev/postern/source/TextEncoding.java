package dev.postern.source;

/** How the text of a file is stored, told by its byte order mark. Without one it is UTF-8. */
public enum TextEncoding {
    UTF_8,
    UTF_16LE,
    UTF_16BE;

    /** Tells the encoding from the first bytes of a file. */
    public static TextEncoding of(byte[] head, int length) {
        if (length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
            return UTF_16LE;
        }
        if (length >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
            return UTF_16BE;
        }
        return UTF_8;
    }
}

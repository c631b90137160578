package dev.postern.event;

/**
 * Rows of one stream, encoded for one sink and compressed once, so that shipping and every retry reuse the bytes.
 *
 * @param rows     how many
 * @param firstSeq number of the first row; the last has {@code firstSeq + rows - 1}
 * @param rawBytes length before compression
 * @param body     gzip
 */
public record EncodedBlock(String stream, int schemaVersion, int rows, long firstSeq, int rawBytes, byte[] body) {
    public long lastSeq() {
        return firstSeq + rows - 1;
    }
}

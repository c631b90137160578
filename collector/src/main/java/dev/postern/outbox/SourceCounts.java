package dev.postern.outbox;

/**
 * What a source has brought since its state began.
 *
 * @param read       rows read and records rejected; {@code read = committed + duplicates + rejected}
 * @param committed  rows committed
 * @param duplicates rows that had been committed before
 * @param rejected   records in the dead letters
 * @param derived    rows that the collector made of it (configuration, changes, lists), beside those read
 */
public record SourceCounts(long read, long committed, long duplicates, long rejected, long derived) {
    public static final SourceCounts NONE = new SourceCounts(0, 0, 0, 0, 0);
}

package dev.postern.harvest;

/**
 * What one harvest of a source brought.
 *
 * @param pages      pages committed
 * @param read       rows read and records rejected
 * @param committed  rows committed
 * @param duplicates rows that had been committed before
 * @param rejected   records in the dead letters
 * @param derived    rows that the collector made of it
 */
public record HarvestResult(int pages, long read, long committed, long duplicates, long rejected, long derived) {
    public static final HarvestResult NOTHING = new HarvestResult(0, 0, 0, 0, 0, 0);

    public HarvestResult plus(HarvestResult other) {
        return new HarvestResult(pages + other.pages, read + other.read, committed + other.committed, duplicates + other.duplicates,
                rejected + other.rejected, derived + other.derived);
    }
}

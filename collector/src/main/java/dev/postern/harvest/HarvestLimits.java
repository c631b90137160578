package dev.postern.harvest;

/**
 * Bounds of harvesting.
 *
 * @param pageRecords records of a page, the unit of commit
 * @param outboxBytes bytes that may wait in the outbox before sources are no longer read
 */
public record HarvestLimits(int pageRecords, long outboxBytes) {
    public static final HarvestLimits DEFAULT = new HarvestLimits(2000, 2L << 30);
}

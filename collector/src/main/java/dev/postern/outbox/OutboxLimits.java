package dev.postern.outbox;

import java.time.Duration;

/**
 * Bounds of the outbox.
 *
 * @param seenWindow how long a committed event id is remembered, by arrival
 * @param seenEvents how many ids at most are kept in memory, 24 bytes each in memory
 */
public record OutboxLimits(Duration seenWindow, int seenEvents) {
    public static final OutboxLimits DEFAULT = new OutboxLimits(Duration.ofDays(8), 1_000_000);
}

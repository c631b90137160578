package dev.postern.sink;

import java.time.Duration;

/** What became of a block. */
public sealed interface Delivery {
    /** At the destination, at the sink's level. */
    record Settled() implements Delivery {
    }

    /**
     * Not now.
     *
     * @param reason what is wrong, where, and how to mend it
     * @param after  earliest next try, at least; the caller adds its own back-off
     */
    record Later(String reason, Duration after) implements Delivery {
    }

    /** No try will ever bring it across: it belongs to the dead letters. */
    record Undeliverable(String reason) implements Delivery {
    }
}

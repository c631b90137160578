package dev.postern.sink;

import java.time.Duration;

/** What became of a block. */
public sealed interface Delivery {
    /** At the destination, at the sink's level. */
    record Settled() implements Delivery {
    }

    /** Handed over, not yet confirmed: {@link Sink#confirmations()} will tell of it, and until then it is not sent again. */
    record Pending() implements Delivery {
    }

    /**
     * Not now.
     *
     * @param reason what is wrong, where, and how to mend it
     * @param after  earliest next try, at least; the caller adds its own back-off
     */
    record Later(String reason, Duration after) implements Delivery {
    }

    /** Not sent, because others of the same call did not go through. */
    record Untried() implements Delivery {
    }

    /**
     * One row was refused, and what follows it was not taken.
     *
     * @param row    place of the row in the block, from 0
     * @param reason what the destination says of it
     * @param before what became of the rows before it
     */
    record Refused(int row, String reason, Before before) implements Delivery {
    }

    /** The destination does not take the block and does not say which row is at fault: it is halved, down to one row. */
    record Indigestible(String reason) implements Delivery {
    }

    /** No try will ever bring it across: it belongs to the dead letters. */
    record Undeliverable(String reason) implements Delivery {
    }

    /** What became of the rows before a refused one. */
    enum Before {
        /** At the destination, at the sink's level. */
        SETTLED,
        /** Handed over, not yet confirmed; the confirmation carries the number of the whole block. */
        PENDING,
        /** Not known: they are sent again. */
        UNKNOWN
    }
}

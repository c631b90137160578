package dev.postern.rules.model;

import dev.postern.schema.StreamSchema;
import java.util.Optional;

/** What makes a unit speak. */
public sealed interface Trigger {
    /**
     * One row of one stream.
     *
     * @param condition what the row alone tells
     * @param where     what is asked besides, lists included
     */
    record OneRow(StreamSchema stream, Condition condition, Optional<Condition> where) implements Trigger {
    }

    /** Steps of several units. */
    record Steps(Sequence sequence) implements Trigger {
    }
}

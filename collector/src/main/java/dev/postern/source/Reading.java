package dev.postern.source;

import dev.postern.schema.Row;
import java.time.Instant;
import java.util.List;

/** What a source makes of one native record or listing. */
public sealed interface Reading {
    /** Where it stands in the source. */
    Position position();

    /**
     * One native record, read. It carries event time, event id, product and the stream's own fields; tenant, source,
     * collector and observed time are set by the harvest.
     */
    record Rows(Position position, List<Row> rows) implements Reading {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One native record that cannot be read. Its neighbours go on.
     *
     * @param reason  what is wrong and how to mend it, one sentence
     * @param excerpt first bytes of the record, at most 4 KiB
     */
    record Rejected(Position position, String reason, byte[] excerpt) implements Reading {
        public static final int EXCERPT_BYTES = 4096;
    }

    /**
     * All objects of one type at one time.
     *
     * @param organization the organisation that the objects name, or an empty text: listings of two organisations are never compared
     * @param complete     false where a page is missing or a warning came with it: then absence proves nothing
     * @param warnings     why it is incomplete, for people
     */
    record Snapshot(
            Position position,
            String organization,
            String objectType,
            Instant takenAt,
            boolean complete,
            List<String> warnings,
            List<ConfigObject> objects) implements Reading {
        public Snapshot {
            warnings = List.copyOf(warnings);
            objects = List.copyOf(objects);
        }
    }
}

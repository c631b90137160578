package dev.postern.rules.sql;

import dev.postern.rules.model.Severity;
import dev.postern.schema.CurrentForm;
import dev.postern.schema.Ddl;
import dev.postern.schema.Schema;
import dev.postern.schema.StreamSchema;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows that tell how things stand, in a stream that sends a row again when a thing goes on; as its schema's {@code current} says. */
public final class CurrentRows {
    private static final String ARRIVAL = "e." + Ddl.ARRIVAL_COLUMN;
    /** Severities as a list of DuckDB, the mildest first. */
    private static final String SEVERITIES = Stream.of(Severity.values()).map(severity -> SqlText.literal(severity.word()))
            .collect(Collectors.joining(", ", "[", "]"));

    private CurrentRows() {
    }

    /** A query in parentheses over one stream of the current schema; it has the stream's columns. */
    public static String of(String stream) {
        return of(Schema.current().stream(stream));
    }

    static String of(StreamSchema stream) {
        return "(SELECT e.* FROM (SELECT e.* FROM " + Ddl.quote(stream.name()) + " e " + first() + ") e\n    " + last(stream.current().orElseThrow()) + ")";
    }

    /** Keeps one row of an event id: the one that arrived first. */
    static String first() {
        return "QUALIFY row_number() OVER (PARTITION BY e.tenant, e.event_id ORDER BY " + ARRIVAL + ", e.observed_time) = 1";
    }

    private static String last(CurrentForm form) {
        String key = form.key().stream().map(field -> ", " + SqlText.column(field.name())).collect(Collectors.joining());
        String rank = form.highest().map(field -> "list_position(" + SEVERITIES + ", " + SqlText.column(field.name()) + ") DESC NULLS LAST, e.observed_time DESC NULLS LAST, ")
                .orElse("");
        return "QUALIFY row_number() OVER (PARTITION BY e.tenant" + key + " ORDER BY " + rank + ARRIVAL + " DESC, e.seq DESC NULLS LAST) = 1";
    }
}

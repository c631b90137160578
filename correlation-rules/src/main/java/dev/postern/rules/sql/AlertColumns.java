package dev.postern.rules.sql;

import dev.postern.rules.model.AlertForm;
import dev.postern.rules.model.FieldRef;
import dev.postern.rules.model.RuleUnit;
import dev.postern.schema.StreamSchema;
import java.util.List;

/**
 * Columns of an alerting query, in this order: {@code time} and {@code last_time} of the events, {@code tenant},
 * {@code drill_id}, {@code level}, {@code title}, {@code summary}, {@code dedup_key}, {@code actor_id}, {@code client_ip},
 * {@code object_type}, {@code object_id}, {@code object_name}, {@code before}, {@code after}, {@code ticket},
 * {@code event_ids}.
 */
final class AlertColumns {
    private static final String JOINT = "chr(31)";

    private AlertColumns() {
    }

    /**
     * @param stream stream of the row {@code e}
     * @param level  expression for the severity's word
     * @param events expression for the list of event ids
     */
    static String of(RuleUnit unit, StreamSchema stream, String first, String last, String level, String summary, String events) {
        AlertForm form = unit.alert().orElseThrow();
        return String.join(",\n  ", List.of(
                first + " AS time",
                last + " AS last_time",
                "e.tenant AS tenant",
                "e.drill_id AS drill_id",
                level + " AS level",
                SqlText.literal(unit.header().title()) + " AS title",
                summary + " AS summary",
                dedup(unit, form) + " AS dedup_key",
                orNull(stream, "actor_id"),
                orNull(stream, "client_ip"),
                orNull(stream, "object_type"),
                orNull(stream, "object_id"),
                orNull(stream, "object_name"),
                ChangeSql.before(stream) + " AS before",
                ChangeSql.after(stream) + " AS after",
                orNull(stream, "ticket"),
                events + " AS event_ids"));
    }

    private static String dedup(RuleUnit unit, AlertForm form) {
        StringBuilder key = new StringBuilder("coalesce(e.tenant, '')");
        for (FieldRef field : form.dedup()) {
            key.append(" || ").append(JOINT).append(" || coalesce(").append(keyText(field)).append(", '')");
        }
        key.append(" || ").append(JOINT).append(" || strftime(e.time, '%Y-%m-%d')");
        return SqlText.literal(unit.rule() + ":") + " || left(sha256(" + key + "), 32)";
    }

    /** A list is the same key in any order. */
    private static String keyText(FieldRef field) {
        return field.many() ? "array_to_string(list_sort(" + ValueSql.many(field) + "), chr(30))" : ValueSql.readable(field);
    }

    private static String orNull(StreamSchema stream, String name) {
        return (stream.find(name).isPresent() ? SqlText.column(name) : "CAST(NULL AS VARCHAR)") + " AS " + name;
    }
}

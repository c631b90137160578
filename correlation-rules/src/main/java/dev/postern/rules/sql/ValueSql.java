package dev.postern.rules.sql;

import dev.postern.rules.model.FieldRef;
import dev.postern.schema.Ddl;
import dev.postern.schema.FieldType;

/** Expressions for what a field reference yields on the row {@code e}. */
final class ValueSql {
    private ValueSql() {
    }

    /** One text, or NULL where it is absent; of a list, its JSON or its native form. For tests of presence and single values. */
    static String single(FieldRef field) {
        String column = SqlText.column(field.field().name());
        return field.path().map(path -> "json_extract_string(" + column + ", " + jsonPath(path, "") + ")").orElse(column);
    }

    /** A list of texts, NULL or empty where there is none. A plain text where a list is declared is a list of itself. */
    static String many(FieldRef field) {
        if (!field.many()) {
            return "[" + asText(field) + "]";
        }
        String column = SqlText.column(field.field().name());
        return field.path().map(path -> "CASE WHEN json_type(" + column + ", " + jsonPath(path, "") + ") = 'ARRAY'"
                + " THEN json_extract_string(" + column + ", " + jsonPath(path, "[*]") + ")"
                + " ELSE [" + single(field) + "] END").orElse(column);
    }

    /** As people read it: lists joined by a comma, times in ISO 8601, NULL where it is absent. */
    static String readable(FieldRef field) {
        if (field.many()) {
            return "array_to_string(list_filter(" + many(field) + ", lambda v: v IS NOT NULL), ', ')";
        }
        return field.type() == FieldType.DOUBLE ? "regexp_replace(" + asText(field) + ", '\\.0$', '')" : asText(field);
    }

    /** The hex form of an address, 32 digits. */
    static String hex(FieldRef field) {
        return SqlText.column(Ddl.hexColumn(field.field()));
    }

    private static String asText(FieldRef field) {
        return switch (field.type()) {
            case STRING, IP -> single(field);
            case TIMESTAMP -> "strftime(" + single(field) + ", '%Y-%m-%dT%H:%M:%SZ')";
            case LONG, DOUBLE, BOOLEAN, JSON, LIST -> "CAST(" + single(field) + " AS VARCHAR)";
        };
    }

    /** Names come from the schema or from a checked alphabet, so that they need no escape inside the quotes. */
    private static String jsonPath(String name, String suffix) {
        return SqlText.literal("$.\"" + name + "\"" + suffix);
    }
}

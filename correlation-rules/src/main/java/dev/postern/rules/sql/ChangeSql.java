package dev.postern.rules.sql;

import dev.postern.schema.StreamSchema;

/**
 * Columns {@code before} and {@code after}: of an {@code audit} row the properties that changed, or all that was passed where
 * nothing is known from before; of a {@code change} row its one property; of other streams NULL.
 */
final class ChangeSql {
    private ChangeSql() {
    }

    static String before(StreamSchema stream) {
        if (stream.find("parameters").isPresent()) {
            return changedOf("before");
        }
        return stream.find("old_value").isPresent() ? property("old_value") : "CAST(NULL AS JSON)";
    }

    static String after(StreamSchema stream) {
        if (stream.find("parameters").isPresent()) {
            return "CASE WHEN " + SqlText.column("before") + " IS NULL THEN " + SqlText.column("parameters") + " ELSE "
                    + changedOf("parameters") + " END";
        }
        return stream.find("new_value").isPresent() ? property("new_value") : "CAST(NULL AS JSON)";
    }

    /**
     * The names of a JSON column that {@code changed} lists; names are looked up by JSON pointer, whatever is in them. A name
     * that is there twice counts once, since a map of both would fail.
     */
    private static String changedOf(String column) {
        String json = SqlText.column(column);
        String value = "json_extract(" + json + ", '/' || replace(replace(k, '~', '~0'), '/', '~1'))";
        return "to_json(map_from_entries(list_transform(list_filter(list_sort(list_distinct(json_keys(" + json + "))), lambda k: list_contains("
                + SqlText.column("changed") + ", k)), lambda k: struct_pack(k := k, v := " + value + "))))";
    }

    private static String property(String column) {
        String value = SqlText.column(column);
        return "CASE WHEN " + value + " IS NOT NULL THEN json_object(coalesce(" + SqlText.column("property")
                + ", '*'), CASE WHEN starts_with(" + value + ", '[') AND json_valid(" + value + ") THEN CAST(" + value + " AS JSON) ELSE to_json(" + value + ") END) END";
    }
}

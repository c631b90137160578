package dev.postern.source.tracking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The key and value list in {@code custom-data}: {@code S:Key=Value;S:Key=Value}. */
final class CustomData {
    private CustomData() {
    }

    /** Values by key, a list where a key repeats. A piece without {@code =} belongs to the value before it, which held a semicolon. */
    static Map<String, Object> parse(String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        String key = null;
        for (String piece : text.split(";")) {
            int equals = piece.indexOf('=');
            boolean typed = piece.length() > 2 && piece.charAt(1) == ':';
            if (equals > 0 && (typed || key == null)) {
                key = piece.substring(typed ? 2 : 0, equals).trim();
                add(values, key, piece.substring(equals + 1));
            } else if (key != null && values.get(key) instanceof String value) {
                values.put(key, value + ";" + piece);
            } else if (!piece.isBlank()) {
                add(values, "text", piece);
            }
        }
        return values;
    }

    @SuppressWarnings("unchecked")
    private static void add(Map<String, Object> values, String key, String value) {
        Object present = values.get(key);
        if (present == null) {
            values.put(key, value);
        } else if (present instanceof List<?>) {
            ((List<Object>) present).add(value);
        } else {
            values.put(key, new ArrayList<>(List.of(present, value)));
        }
    }
}

package dev.postern.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.postern.schema.Field;
import dev.postern.schema.Row;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values of properties and rows as text. */
final class Values {
    private static final int LONGEST = 4000;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Values() {
    }

    /** One value for a table cell; a very long one is cut, and says so. */
    static String text(Object value) {
        String text = value instanceof List<?> list ? list.stream().map(Values::element).collect(Collectors.joining(", ")) : element(value);
        if (text.isEmpty()) {
            return "(nothing)";
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " … (" + (text.length() - LONGEST) + " more characters)";
    }

    private static String element(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Map<?, ?> || value instanceof List<?> ? json(value).replaceAll("\\s*\n\\s*", " ") : String.valueOf(value);
    }

    /** A row as formatted JSON, absent fields left out. */
    static String json(Row row) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Field field : row.schema().fields()) {
            Object value = row.get(field.ordinal());
            if (value != null) {
                object.put(field.name(), value instanceof Instant time ? time.toString() : value);
            }
        }
        return json((Object) object);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

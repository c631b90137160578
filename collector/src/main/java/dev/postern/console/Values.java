package dev.postern.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.postern.schema.Field;
import dev.postern.schema.Row;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values of properties and rows as text. */
final class Values {
    private static final int LONGEST = 4000;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final TypeReference<List<Object>> LIST = new TypeReference<>() { };

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

    /** One element of a list. */
    static String element(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Map<?, ?> || value instanceof List<?> ? json(value).replaceAll("\\s*\n\\s*", " ") : String.valueOf(value);
    }

    /** The list that a text holds as JSON; empty where it is no such text. */
    static Optional<List<Object>> list(String text) {
        if (!text.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(text, LIST));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
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

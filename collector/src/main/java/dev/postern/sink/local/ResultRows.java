package dev.postern.sink.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.schema.Field;
import dev.postern.schema.Row;
import dev.postern.schema.StreamSchema;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads rows of a stream back from a result that has its columns. */
final class ResultRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ResultRows() {
    }

    static Row row(StreamSchema stream, ResultSet rows) throws SQLException {
        Row row = new Row(stream);
        for (Field field : stream.fields()) {
            row.set(field.ordinal(), value(field, rows));
        }
        return row;
    }

    private static Object value(Field field, ResultSet rows) throws SQLException {
        Object value = rows.getObject(field.name());
        if (value == null) {
            return null;
        }
        return switch (field.type()) {
            case STRING, IP -> rows.getString(field.name());
            case LONG -> rows.getLong(field.name());
            case DOUBLE -> rows.getDouble(field.name());
            case BOOLEAN -> rows.getBoolean(field.name());
            case TIMESTAMP -> instant(rows, field.name());
            case LIST -> texts((Array) value);
            case JSON -> json(rows.getString(field.name()));
        };
    }

    /** A timestamp that is there. */
    static Instant instant(ResultSet rows, String column) throws SQLException {
        return rows.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static List<String> texts(Array array) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (Object element : (Object[]) array.getArray()) {
            texts.add((String) element);
        }
        return texts;
    }

    private static Map<?, ?> json(String text) {
        try {
            return JSON.readValue(text, Map.class);
        } catch (JsonProcessingException e) {
            throw new LocalStoreException("a json field in the embedded engine is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}

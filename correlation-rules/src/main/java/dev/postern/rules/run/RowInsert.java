package dev.postern.rules.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.schema.Ddl;
import dev.postern.schema.Field;
import dev.postern.schema.FieldType;
import dev.postern.schema.IpRange;
import dev.postern.schema.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Puts single rows into the tables of {@link Ddl}: for cases, where rows are few. */
final class RowInsert {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RowInsert() {
    }

    /** @param block number of the block that brings the row */
    static void insert(Connection connection, Row row, long block) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(block));
        for (Field field : row.schema().fields()) {
            Object value = row.get(field.ordinal());
            values.add(value == null ? null : encode(connection, field.type(), value));
            if (field.type() == FieldType.IP) {
                values.add(value == null ? null : IpRange.hex((String) value).orElse(null));
            }
        }
        String places = String.join(", ", Collections.nCopies(values.size(), "?"));
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + Ddl.quote(row.schema().name()) + " VALUES (" + places + ")")) {
            for (int i = 0; i < values.size(); i++) {
                insert.setObject(i + 1, values.get(i));
            }
            insert.execute();
        }
    }

    private static Object encode(Connection connection, FieldType type, Object value) throws SQLException {
        try {
            return switch (type) {
                case TIMESTAMP -> LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC);
                case LIST -> connection.createArrayOf("VARCHAR", ((List<?>) value).toArray());
                case JSON -> JSON.writeValueAsString(value);
                case STRING, LONG, DOUBLE, BOOLEAN, IP -> value;
            };
        } catch (JsonProcessingException e) {
            throw new SQLException("a value has no JSON form: " + e.getOriginalMessage(), e);
        }
    }
}

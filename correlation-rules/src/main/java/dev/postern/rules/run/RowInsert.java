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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts single rows into the tables of {@link Ddl}: for cases, where rows are few. Not thread-safe. */
final class RowInsert implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    RowInsert(Connection connection) {
        this.connection = connection;
    }

    /** @param block number of the block that brings the row */
    void insert(Row row, long block) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(block));
        for (Field field : row.schema().fields()) {
            Object value = row.get(field.ordinal());
            values.add(value == null ? null : encode(field.type(), value));
            if (field.type() == FieldType.IP) {
                values.add(value == null ? null : IpRange.hex((String) value).orElse(null));
            }
        }
        PreparedStatement insert = statement(row.schema().name(), values.size());
        for (int i = 0; i < values.size(); i++) {
            insert.setObject(i + 1, values.get(i));
        }
        insert.execute();
    }

    private PreparedStatement statement(String stream, int columns) throws SQLException {
        PreparedStatement statement = statements.get(stream);
        if (statement == null || statement.isClosed()) {
            String places = String.join(", ", Collections.nCopies(columns, "?"));
            statement = connection.prepareStatement("INSERT INTO " + Ddl.quote(stream) + " VALUES (" + places + ")");
            statements.put(stream, statement);
        }
        return statement;
    }

    private Object encode(FieldType type, Object value) throws SQLException {
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

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
    }
}

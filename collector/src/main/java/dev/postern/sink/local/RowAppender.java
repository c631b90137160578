package dev.postern.sink.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.schema.Field;
import dev.postern.schema.IpRange;
import dev.postern.schema.Row;
import dev.postern.schema.StreamSchema;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes rows of one stream into their table, column by column as the DDL has them after {@code ALTER TABLE} too. */
final class RowAppender implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Field> columns;
    private final DuckDBAppender appender;

    /** @param columns the table's columns in its own order, without the arrival column; a hex column follows as its {@code ip} field */
    RowAppender(DuckDBConnection connection, StreamSchema stream, List<Field> columns) throws SQLException {
        this.columns = columns;
        this.appender = connection.createAppender(stream.name());
    }

    void append(long arrival, Row row) throws SQLException {
        appender.beginRow();
        appender.append(arrival);
        for (Field field : columns) {
            append(field, row.get(field.ordinal()));
        }
        appender.endRow();
    }

    private void append(Field field, Object value) throws SQLException {
        switch (field.type()) {
            case IP -> {
                appender.append((String) value);
                appender.append(Optional.ofNullable((String) value).flatMap(IpRange::hex).orElse(null));
            }
            case STRING -> appender.append((String) value);
            case LONG -> appender.append((Long) value);
            case DOUBLE -> appender.append((Double) value);
            case BOOLEAN -> appender.append((Boolean) value);
            case TIMESTAMP -> {
                if (value == null) {
                    appender.appendNull();
                } else {
                    appender.appendEpochMicros(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
                }
            }
            case LIST -> {
                if (value == null) {
                    appender.appendNull();
                } else {
                    appender.append((List<?>) value);
                }
            }
            case JSON -> appender.append(value == null ? null : json(value));
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new LocalStoreException("a json field cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        appender.close();
    }
}

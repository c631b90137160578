package dev.postern.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.postern.schema.Field;
import dev.postern.schema.Row;
import dev.postern.schema.StreamSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One JSON object a line, fields by name, absent fields left out, instants as microseconds since 1970 in UTC. The form of the
 * embedded engine and of {@code postern parse}.
 */
public final class NdjsonCodec implements RowCodec {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private final JsonFactory factory = JSON.getFactory();
    private final boolean readableTimes;

    private NdjsonCodec(boolean readableTimes) {
        this.readableTimes = readableTimes;
    }

    /** The compact form of blocks. */
    public static NdjsonCodec compact() {
        return new NdjsonCodec(false);
    }

    /** The same with ISO-8601 times, for people. */
    public static NdjsonCodec readable() {
        return new NdjsonCodec(true);
    }

    @Override
    public String name() {
        return "ndjson/1";
    }

    @Override
    public void encode(Row row, OutputStream out) throws IOException {
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            json.writeStartObject();
            for (Field field : row.schema().fields()) {
                Object value = row.get(field.ordinal());
                if (value != null) {
                    json.writeFieldName(field.name());
                    write(json, field, value);
                }
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void write(JsonGenerator json, Field field, Object value) throws IOException {
        switch (field.type()) {
            case LONG -> json.writeNumber((Long) value);
            case DOUBLE -> json.writeNumber((Double) value);
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case TIMESTAMP -> {
                Instant instant = (Instant) value;
                if (readableTimes) {
                    json.writeString(instant.toString());
                } else {
                    json.writeNumber(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
                }
            }
            case LIST, JSON -> JsonValueWriter.write(json, value);
            default -> json.writeString((String) value);
        }
    }

    @Override
    public List<Row> decode(StreamSchema schema, InputStream in) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (JsonParser json = factory.createParser(in)) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Row row = new Row(schema);
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    Field field = schema.field(json.currentName());
                    json.nextToken();
                    row.set(field.ordinal(), read(json, field));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object read(JsonParser json, Field field) throws IOException {
        return switch (field.type()) {
            case LONG -> json.getLongValue();
            case DOUBLE -> json.getDoubleValue();
            case BOOLEAN -> json.getBooleanValue();
            case TIMESTAMP -> json.currentToken() == JsonToken.VALUE_STRING
                    ? Instant.parse(json.getText()) : Instant.EPOCH.plus(json.getLongValue(), ChronoUnit.MICROS);
            case LIST -> JSON.readValue(json, List.class);
            case JSON -> JSON.readValue(json, Map.class);
            default -> json.getText();
        };
    }
}

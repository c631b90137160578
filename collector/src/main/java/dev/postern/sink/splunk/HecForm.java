package dev.postern.sink.splunk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.postern.schema.Field;
import dev.postern.schema.FieldType;
import dev.postern.schema.Row;
import dev.postern.schema.StreamSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How rows of one stream are written: names encoded once, values straight from the row. Immutable. */
final class HecForm {
    private static final SerializableString TIME = new SerializedString("time");
    private static final SerializableString HOST = new SerializedString("host");
    private static final SerializableString SOURCE = new SerializedString("source");
    private static final SerializableString SOURCETYPE = new SerializedString("sourcetype");
    private static final SerializableString INDEX = new SerializedString("index");
    private static final SerializableString EVENT = new SerializedString("event");
    private static final int LONGEST_TIME = 28;

    private final SerializableString sourcetype;
    private final Optional<SerializableString> index;
    private final int time;
    private final int source;
    private final int collector;
    private final int[] ordinals;
    private final FieldType[] types;
    private final SerializableString[] names;

    HecForm(StreamSchema schema, Optional<String> index) {
        this.sourcetype = new SerializedString("postern:" + schema.name());
        this.index = index.map(SerializedString::new);
        this.time = schema.field("time").ordinal();
        this.source = schema.field("source").ordinal();
        this.collector = schema.field("collector").ordinal();
        List<Field> fields = schema.fields().stream().filter(field -> field.ordinal() != time && field.ordinal() != source).toList();
        this.ordinals = fields.stream().mapToInt(Field::ordinal).toArray();
        this.types = fields.stream().map(Field::type).toArray(FieldType[]::new);
        this.names = fields.stream().map(field -> new SerializedString(field.name())).toArray(SerializableString[]::new);
    }

    void write(Row row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (row.get(time) instanceof Instant at) {
            json.writeFieldName(TIME);
            write(json, at);
        }
        if (row.get(collector) instanceof String host) {
            json.writeFieldName(HOST);
            json.writeString(host);
        }
        if (row.get(source) instanceof String origin) {
            json.writeFieldName(SOURCE);
            json.writeString(origin);
        }
        json.writeFieldName(SOURCETYPE);
        json.writeString(sourcetype);
        if (index.isPresent()) {
            json.writeFieldName(INDEX);
            json.writeString(index.get());
        }
        json.writeFieldName(EVENT);
        json.writeStartObject();
        for (int i = 0; i < ordinals.length; i++) {
            Object value = row.get(ordinals[i]);
            if (value != null) {
                json.writeFieldName(names[i]);
                write(json, types[i], value);
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, FieldType type, Object value) throws IOException {
        switch (type) {
            case LONG -> json.writeNumber((Long) value);
            case DOUBLE -> write(json, (Double) value);
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case TIMESTAMP -> write(json, (Instant) value);
            case LIST, JSON -> writeAny(json, value);
            default -> json.writeString((String) value);
        }
    }

    /** The types that a {@code json} field may hold, without a mapper on the way. */
    private static void writeAny(JsonGenerator json, Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                writeAny(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                writeAny(json, item);
            }
            json.writeEndArray();
        } else {
            json.writeObject(value);
        }
    }

    /** Without exponent: searches compare it as a number. */
    private static void write(JsonGenerator json, double value) throws IOException {
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e7) && Double.isFinite(value)) {
            json.writeNumber(BigDecimal.valueOf(value).toPlainString());
        } else {
            json.writeNumber(value);
        }
    }

    /** Built from its last digit to its first; microseconds without the zeros that end them. */
    private static void write(JsonGenerator json, Instant at) throws IOException {
        int micros = at.getNano() / 1000;
        if (micros == 0) {
            json.writeNumber(at.getEpochSecond());
            return;
        }
        long seconds = at.getEpochSecond();
        if (seconds < 0) {
            seconds++;
            micros = 1_000_000 - micros;
        }
        char[] digits = new char[LONGEST_TIME];
        int start = LONGEST_TIME;
        int end = LONGEST_TIME;
        boolean significant = false;
        for (int i = 0; i < 6; i++) {
            int digit = micros % 10;
            micros /= 10;
            significant |= digit != 0;
            if (significant) {
                digits[--start] = (char) ('0' + digit);
            }
        }
        digits[--start] = '.';
        long rest = Math.abs(seconds);
        do {
            digits[--start] = (char) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        if (at.getEpochSecond() < 0) {
            digits[--start] = '-';
        }
        json.writeRawValue(digits, start, end - start);
    }
}

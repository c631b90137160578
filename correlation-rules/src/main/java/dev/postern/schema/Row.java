package dev.postern.schema;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One row of one stream: a fixed-width array by field ordinal. {@code null} is "absent", which differs from empty and from
 * false. Mutable until it is committed; not thread-safe.
 */
public final class Row {
    private final StreamSchema schema;
    private final Object[] values;

    public Row(StreamSchema schema) {
        this.schema = schema;
        this.values = new Object[schema.fields().size()];
    }

    private Row(Row other) {
        this.schema = other.schema;
        this.values = other.values.clone();
    }

    public StreamSchema schema() {
        return schema;
    }

    public Row copy() {
        return new Row(this);
    }

    public Object get(int ordinal) {
        return values[ordinal];
    }

    /** @throws SchemaException where the stream has no such field */
    public Object get(String field) {
        return values[schema.field(field).ordinal()];
    }

    /**
     * Sets a value; {@code null} makes it absent.
     *
     * @throws SchemaException where the value is not of the field's Java type
     */
    public Row set(int ordinal, Object value) {
        Field field = schema.fields().get(ordinal);
        if (value != null && !field.type().javaType().isInstance(value)) {
            throw new SchemaException(schema.name() + "." + field.name() + " takes " + field.type().javaType().getSimpleName()
                    + ", not " + value.getClass().getSimpleName());
        }
        values[ordinal] = value;
        return this;
    }

    public Row set(String field, Object value) {
        return set(schema.field(field).ordinal(), value);
    }

    public String text(String field) {
        return (String) get(field);
    }

    public Instant time(String field) {
        return (Instant) get(field);
    }

    @SuppressWarnings("unchecked")
    public List<String> list(String field) {
        return (List<String>) get(field);
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> json(String field) {
        return (Map<String, Object>) get(field);
    }

    /** Event time. */
    public Instant time() {
        return time("time");
    }

    public String eventId() {
        return text("event_id");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row && row.schema == schema && Arrays.equals(row.values, values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(schema.name()).append('{');
        for (Field field : schema.fields()) {
            if (values[field.ordinal()] != null) {
                text.append(text.charAt(text.length() - 1) == '{' ? "" : ", ").append(field.name()).append('=').append(values[field.ordinal()]);
            }
        }
        return text.append('}').toString();
    }
}

package dev.postern.schema;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contract of one stream: what a row of it is, field by field. Immutable. */
public final class StreamSchema {
    private final String name;
    private final int version;
    private final String meaning;
    private final String identity;
    private final Duration lateness;
    private final List<Field> fields;
    private final Map<String, Field> byName = new LinkedHashMap<>();
    private final Optional<CurrentForm> current;
    private final List<DerivedField> derived;

    StreamSchema(String name, int version, String meaning, String identity, Duration lateness, List<Field> fields,
            Optional<CurrentForm> current, List<DerivedField> derived) {
        this.name = name;
        this.version = version;
        this.meaning = meaning;
        this.identity = identity;
        this.lateness = lateness;
        this.fields = List.copyOf(fields);
        this.current = current;
        this.derived = List.copyOf(derived);
        for (Field field : fields) {
            if (byName.put(field.name(), field) != null) {
                throw new SchemaException("stream " + name + ": field " + field.name() + " is declared twice");
            }
        }
        for (DerivedField field : derived) {
            if (byName.containsKey(field.name())) {
                throw new SchemaException("stream " + name + ": " + field.name() + " is a field and derived too");
            }
        }
    }

    public String name() {
        return name;
    }

    /** Additive changes keep the version; a removed or retyped field is a new one. */
    public int version() {
        return version;
    }

    public String meaning() {
        return meaning;
    }

    /** How {@code event_id} is formed, for people. */
    public String identity() {
        return identity;
    }

    /** How long after its event time a row may arrive and still be ordinary. */
    public Duration lateness() {
        return lateness;
    }

    /** Fields in the order of their ordinals. */
    public List<Field> fields() {
        return fields;
    }

    /** Which row of several about one thing counts; empty where each row stands for itself. */
    public Optional<CurrentForm> current() {
        return current;
    }

    /** Values that are worked out of fields, in the order of the file. */
    public List<DerivedField> derived() {
        return derived;
    }

    /** @throws SchemaException naming the stream, where nothing of that name is derived */
    public DerivedField derived(String derivedName) {
        return derived.stream().filter(field -> field.name().equals(derivedName)).findFirst()
                .orElseThrow(() -> new SchemaException("stream " + name + " derives no " + derivedName));
    }

    public Optional<Field> find(String fieldName) {
        return Optional.ofNullable(byName.get(fieldName));
    }

    /** @throws SchemaException naming the stream, where it has no such field */
    public Field field(String fieldName) {
        Field field = byName.get(fieldName);
        if (field == null) {
            throw new SchemaException("stream " + name + " has no field " + fieldName);
        }
        return field;
    }

    @Override
    public String toString() {
        return name + " v" + version;
    }
}

package dev.postern.schema;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** All streams of this version of Postern, read from {@code schema/*.yml} on the class path. Immutable. */
public final class Schema {
    private static final class Holder {
        private static final Schema INSTANCE = new SchemaReader().read();
    }

    private final Map<String, StreamSchema> streams;

    Schema(Collection<StreamSchema> streams) {
        Map<String, StreamSchema> byName = new TreeMap<>();
        streams.forEach(stream -> byName.put(stream.name(), stream));
        this.streams = Map.copyOf(byName);
    }

    /** The schema that ships with this version. */
    public static Schema current() {
        return Holder.INSTANCE;
    }

    /** @throws SchemaException where there is no such stream */
    public StreamSchema stream(String name) {
        StreamSchema stream = streams.get(name);
        if (stream == null) {
            throw new SchemaException("there is no stream " + name + "; streams are " + String.join(", ", new TreeMap<>(streams).keySet()));
        }
        return stream;
    }

    public boolean has(String name) {
        return streams.containsKey(name);
    }

    /** Streams by name. */
    public Collection<StreamSchema> streams() {
        return new TreeMap<>(streams).values();
    }
}

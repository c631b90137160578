package dev.postern.baseline;

import dev.postern.outbox.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Immutable values by key, each one document. Loaded whole when it is made; every change goes to the {@link UnitOfWork}. Not
 * thread-safe.
 */
final class Shelf<V> {
    private final String prefix;
    private final UnitOfWork work;
    private final NavigableMap<String, V> values = new TreeMap<>();

    Shelf(String prefix, Class<V> type, Documents committed, UnitOfWork work) {
        this.prefix = prefix;
        this.work = work;
        committed.readAll(prefix).forEach((key, text) -> values.put(key.substring(prefix.length()), DocumentJson.read(key, text, type)));
    }

    /** Joins parts to a key in which no part can be mistaken for two. */
    static String key(String... parts) {
        StringBuilder key = new StringBuilder(96);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            key.append(i == 0 ? "" : "/").append(part.indexOf('%') < 0 && part.indexOf('/') < 0 ? part : part.replace("%", "%25").replace("/", "%2F"));
        }
        return key.toString();
    }

    Optional<V> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Values whose key begins with these whole parts, by key; a copy. */
    List<V> under(String... parts) {
        String from = key(parts) + '/';
        return new ArrayList<>(values.subMap(from, true, from + '\uffff', false).values());
    }

    /** The value of the lowest key that begins with these whole parts. */
    Optional<V> first(String... parts) {
        String from = key(parts) + '/';
        Map.Entry<String, V> entry = values.ceilingEntry(from);
        return entry != null && entry.getKey().startsWith(from) ? Optional.of(entry.getValue()) : Optional.empty();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    List<V> all() {
        return new ArrayList<>(values.values());
    }

    void put(String key, V value) {
        V before = values.put(key, value);
        if (value.equals(before)) {
            return;
        }
        work.changed(() -> restore(key, before));
        work.write(prefix + key, DocumentJson.write(value));
    }

    void remove(String key) {
        V before = values.remove(key);
        if (before != null) {
            work.changed(() -> restore(key, before));
            work.remove(prefix + key);
        }
    }

    private void restore(String key, V before) {
        if (before == null) {
            values.remove(key);
        } else {
            values.put(key, before);
        }
    }
}

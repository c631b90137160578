package dev.postern.baseline;

import dev.postern.outbox.Documents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
        return Arrays.stream(parts).map(part -> part.replace("%", "%25").replace("/", "%2F")).collect(Collectors.joining("/"));
    }

    Optional<V> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Values whose key begins with these whole parts, by key; a copy. */
    List<V> under(String... parts) {
        String from = key(parts) + '/';
        return new ArrayList<>(values.subMap(from, true, from + '\uffff', false).values());
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

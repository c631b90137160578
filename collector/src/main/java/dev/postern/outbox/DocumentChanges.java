package dev.postern.outbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Documents to write or remove with the next commit, by key; an empty value removes. Not thread-safe. */
public final class DocumentChanges {
    private final Map<String, Optional<String>> changes = new LinkedHashMap<>();

    public void write(String key, String text) {
        changes.put(key, Optional.of(text));
    }

    public void remove(String key) {
        changes.put(key, Optional.empty());
    }

    public void addAll(DocumentChanges others) {
        changes.putAll(others.changes);
    }

    public Map<String, Optional<String>> all() {
        return Map.copyOf(changes);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }
}

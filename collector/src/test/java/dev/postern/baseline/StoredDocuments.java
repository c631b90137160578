package dev.postern.baseline;

import dev.postern.outbox.DocumentChanges;
import dev.postern.outbox.Documents;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Documents in memory. */
final class StoredDocuments implements Documents {
    private final TreeMap<String, String> texts = new TreeMap<>();

    void apply(DocumentChanges changes) {
        changes.all().forEach((key, text) -> text.ifPresentOrElse(value -> texts.put(key, value), () -> texts.remove(key)));
    }

    @Override
    public Optional<String> read(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    @Override
    public Map<String, String> readAll(String prefix) {
        return new TreeMap<>(texts.subMap(prefix, prefix + '\uffff'));
    }

    Map<String, String> all() {
        return new TreeMap<>(texts);
    }
}

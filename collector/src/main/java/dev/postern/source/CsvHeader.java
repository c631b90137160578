package dev.postern.source;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Column names of a CSV file in their order, found without regard to case. Where a name repeats, its first column counts. Immutable. */
public final class CsvHeader {
    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();

    public CsvHeader(List<String> names) {
        this.names = names.stream().map(String::strip).toList();
        for (int i = 0; i < this.names.size(); i++) {
            indexes.putIfAbsent(this.names.get(i).toLowerCase(Locale.ROOT), i);
        }
    }

    public List<String> names() {
        return names;
    }

    /** Index of a column, or -1. */
    public int index(String name) {
        return indexes.getOrDefault(name.toLowerCase(Locale.ROOT), -1);
    }

    public boolean has(String name) {
        return index(name) >= 0;
    }
}

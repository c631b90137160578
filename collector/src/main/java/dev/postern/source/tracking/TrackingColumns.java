package dev.postern.source.tracking;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Where each tracking column stands among the fields of a record. Immutable. */
final class TrackingColumns {
    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();

    /** @param names columns in their order, by their names in a tracking log */
    TrackingColumns(List<String> names) {
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            indexes.putIfAbsent(names.get(i), i);
        }
    }

    List<String> names() {
        return names;
    }

    int index(String name) {
        return indexes.getOrDefault(name, -1);
    }

    /** Whether the columns make sense: a time first, an event and a recipient, none twice. */
    boolean sound() {
        return index("date-time") == 0 && index("event-id") > 0 && index("recipient-address") > 0 && new HashSet<>(names).size() == names.size();
    }
}

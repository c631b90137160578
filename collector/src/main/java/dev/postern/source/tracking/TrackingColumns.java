package dev.postern.source.tracking;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where each tracking column stands among the fields of a record. Immutable. */
final class TrackingColumns {
    /** Columns that have a field of their own. */
    private static final Set<String> PLACED = Set.of("date-time", "client-ip", "client-hostname", "server-ip", "server-hostname", "connector-id",
            "source", "event-id", "internal-message-id", "message-id", "network-message-id", "recipient-address", "recipient-status", "total-bytes",
            "recipient-count", "message-subject", "sender-address", "return-path", "directionality", "original-client-ip", "custom-data", "tls-version");

    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final boolean[] placed;

    /** @param names columns in their order, by their names in a tracking log */
    TrackingColumns(List<String> names) {
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            indexes.putIfAbsent(names.get(i), i);
        }
        placed = new boolean[names.size()];
        for (int i = 0; i < placed.length; i++) {
            placed[i] = PLACED.contains(names.get(i));
        }
    }

    List<String> names() {
        return names;
    }

    int index(String name) {
        return indexes.getOrDefault(name, -1);
    }

    /** Whether the column at an index has a field of its own; false beyond the last column. */
    boolean placed(int index) {
        return index < placed.length && placed[index];
    }

    /** Whether the columns make sense: a time first, an event and a recipient, none twice. */
    boolean sound() {
        return index("date-time") == 0 && index("event-id") > 0 && index("recipient-address") > 0 && new HashSet<>(names).size() == names.size();
    }
}

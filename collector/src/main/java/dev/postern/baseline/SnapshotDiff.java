package dev.postern.baseline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares two states of one object, given as canonical properties. */
final class SnapshotDiff {
    private SnapshotDiff() {
    }

    /**
     * Properties that both states tell and that differ, by name. A property that only one of them tells is no difference: the
     * other listing was of another shape.
     */
    static List<Difference> between(Map<String, Object> before, Map<String, Object> after) {
        List<Difference> differences = new ArrayList<>();
        new TreeMap<>(after).forEach((property, value) -> {
            if (before.containsKey(property) && !Canonical.same(before.get(property), value)) {
                differences.add(new Difference(ChangeKind.MODIFIED, property, before.get(property), value));
            }
        });
        return differences;
    }

    static Difference created(Map<String, Object> properties) {
        return new Difference(ChangeKind.CREATED, Difference.WHOLE, null, properties);
    }

    static Difference removed(Map<String, Object> properties) {
        return new Difference(ChangeKind.REMOVED, Difference.WHOLE, properties, null);
    }

    /** The state after a listing: what it tells, and of what it does not tell the state before. */
    static Map<String, Object> merged(Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> merged = new TreeMap<>(before);
        merged.putAll(after);
        return Collections.unmodifiableMap(merged);
    }
}

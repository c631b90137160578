package dev.postern.baseline;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One object in one snapshot, held against what was known of it.
 *
 * @param properties canonical
 * @param known      its history before the snapshot
 * @param listing    its listing before the snapshot
 */
record Sighting(ObjectKey key, String name, Instant takenAt, Map<String, Object> properties, Optional<ObjectHistory> known, Listing listing) {

    /** Whether the snapshot tells more than, or otherwise than, the version of its time. */
    boolean differs() {
        return known.flatMap(history -> history.asOf(takenAt))
                .map(version -> !version.name().equals(name) || !SnapshotDiff.merged(version.properties(), properties).equals(version.properties()))
                .orElse(true);
    }

    /** Changes since the last snapshot; before the first complete one, an object that was not seen before is not new. */
    List<Change> changes() {
        Optional<ObjectHistory> present = known.filter(history -> history.latest().present());
        if (present.isEmpty()) {
            return listing.complete() == null ? List.of()
                    : List.of(Change.pending(key, name, SnapshotDiff.created(properties), listing.complete(), takenAt));
        }
        return SnapshotDiff.between(present.get().latest().properties(), properties).stream()
                .map(difference -> Change.pending(key, name, difference, lastShown(present.get(), difference.property()), takenAt)).toList();
    }

    /** The history with this snapshot. */
    ObjectHistory after() {
        ObjectVersion seen = new ObjectVersion(takenAt, name, properties);
        if (known.isEmpty()) {
            return ObjectHistory.first(key, seen);
        }
        ObjectHistory history = known.get();
        if (!history.latest().present()) {
            return history.with(seen).withLastShown(Map.of());
        }
        Map<String, Object> before = history.latest().properties();
        Map<String, Instant> untold = new HashMap<>(history.lastShown());
        untold.keySet().removeAll(properties.keySet());
        before.keySet().stream().filter(property -> !properties.containsKey(property))
                .forEach(property -> untold.putIfAbsent(property, listing.lastShown(history)));
        ObjectHistory told = history.withLastShown(untold);
        return differs() ? told.with(new ObjectVersion(takenAt, name, SnapshotDiff.merged(before, properties))) : told;
    }

    private Instant lastShown(ObjectHistory history, String property) {
        return history.lastShown().getOrDefault(property, listing.lastShown(history));
    }
}

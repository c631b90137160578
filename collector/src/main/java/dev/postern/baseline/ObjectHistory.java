package dev.postern.baseline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The versions of one object, oldest first; never empty.
 *
 * @param lastShown by property that the latest snapshots did not tell: the last snapshot that did
 */
record ObjectHistory(ObjectKey key, List<ObjectVersion> versions, Map<String, Instant> lastShown) {
    ObjectHistory {
        versions = List.copyOf(versions);
        lastShown = Map.copyOf(lastShown);
    }

    static ObjectHistory first(ObjectKey key, ObjectVersion version) {
        return new ObjectHistory(key, List.of(version), Map.of());
    }

    ObjectVersion latest() {
        return versions.get(versions.size() - 1);
    }

    /** The last version at or before a time; empty where there is none or the object was gone then. */
    Optional<ObjectVersion> asOf(Instant time) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (!versions.get(i).takenAt().isAfter(time)) {
                return Optional.of(versions.get(i)).filter(ObjectVersion::present);
            }
        }
        return Optional.empty();
    }

    ObjectHistory with(ObjectVersion version) {
        List<ObjectVersion> longer = new ArrayList<>(versions);
        longer.add(version);
        return new ObjectHistory(key, longer, lastShown);
    }

    ObjectHistory withLastShown(Map<String, Instant> times) {
        return times.equals(lastShown) ? this : new ObjectHistory(key, versions, new TreeMap<>(times));
    }

    /** Without the versions that were replaced before a time. */
    ObjectHistory since(Instant cutoff) {
        int first = 0;
        while (first < versions.size() - 1 && !versions.get(first + 1).takenAt().isAfter(cutoff)) {
            first++;
        }
        return first == 0 ? this : new ObjectHistory(key, versions.subList(first, versions.size()), lastShown);
    }

    /** Gone since before a time. */
    boolean goneBefore(Instant cutoff) {
        return !latest().present() && latest().takenAt().isBefore(cutoff);
    }
}

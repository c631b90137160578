package dev.postern.baseline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * Which snapshots of one listing were applied.
 *
 * @param applied     the last one; null before the first
 * @param complete    the last complete one; null where there was none
 * @param sentDay     UTC day (from the epoch) on which a complete snapshot last sent every object
 * @param sentPartDay the same of incomplete snapshots
 * @param shownSince  by object id: the last incomplete snapshot since {@code complete} that showed it
 */
record Listing(ListingKey key, Instant applied, Instant complete, long sentDay, long sentPartDay, Map<String, Instant> shownSince) {
    Listing {
        shownSince = Map.copyOf(shownSince);
    }

    static Listing none(ListingKey key) {
        return new Listing(key, null, null, Long.MIN_VALUE, Long.MIN_VALUE, Map.of());
    }

    boolean precedes(Instant takenAt) {
        return applied == null || takenAt.isAfter(applied);
    }

    /** Whether every object of a snapshot is to be sent, changed or not. */
    boolean wantsAll(Instant takenAt, boolean whole) {
        return day(takenAt) > (whole ? sentDay : Math.max(sentDay, sentPartDay));
    }

    /** The last snapshot that showed an object which the state has. */
    Instant lastShown(ObjectHistory history) {
        Instant since = shownSince.get(history.key().id());
        if (since != null) {
            return since;
        }
        Instant version = history.latest().takenAt();
        return complete == null || version.isAfter(complete) ? version : complete;
    }

    Listing afterComplete(Instant takenAt) {
        return new Listing(key, takenAt, takenAt, Math.max(sentDay, day(takenAt)), sentPartDay, Map.of());
    }

    Listing afterIncomplete(Instant takenAt, Iterable<String> shown) {
        Map<String, Instant> since = new HashMap<>(shownSince);
        shown.forEach(id -> since.put(id, takenAt));
        return new Listing(key, takenAt, complete, sentDay, Math.max(sentPartDay, day(takenAt)), since);
    }

    private static long day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toEpochDay();
    }
}

package dev.postern.baseline;

import dev.postern.outbox.Documents;
import dev.postern.schema.Row;
import dev.postern.source.ConfigObject;
import dev.postern.source.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes snapshots in: what they show goes to the {@link Directory}, what differs becomes rows. Not thread-safe. */
final class SnapshotIntake {
    static final String PREFIX = "baseline/listing/";
    private static final String RECIPIENT = "recipient";

    private final Shelf<Listing> listings;
    private final Directory directory;
    private final OpenChanges changes;
    private final BaselineConfig config;

    SnapshotIntake(Documents committed, UnitOfWork work, Directory directory, OpenChanges changes, BaselineConfig config) {
        this.listings = new Shelf<>(PREFIX, Listing.class, committed, work);
        this.directory = directory;
        this.changes = changes;
        this.config = config;
    }

    /** Whether a snapshot is newer than all that were applied to its listing. */
    boolean isNew(String tenant, Reading.Snapshot snapshot) {
        return listing(tenant, snapshot).precedes(snapshot.takenAt());
    }

    /** Rows of one snapshot; one that is not new yields {@code config} rows and changes nothing. */
    List<Row> take(String tenant, Reading.Snapshot snapshot) {
        Listing listing = listing(tenant, snapshot);
        Instant takenAt = snapshot.takenAt();
        boolean fresh = listing.precedes(takenAt);
        boolean all = fresh && listing.wantsAll(takenAt, snapshot.complete());
        boolean watched = fresh && !config.unwatchedTypes().contains(snapshot.objectType());
        List<Row> rows = new ArrayList<>();
        Map<String, Map<String, Object>> shown = new HashMap<>();
        List<Change> found = new ArrayList<>();
        byId(snapshot).forEach((id, object) -> {
            ObjectKey key = listing.key().object(id);
            Map<String, Object> properties = Canonical.properties(key.type(), kept(key.type(), object));
            shown.put(id, properties);
            Sighting sighting = new Sighting(key, object.name(), takenAt, properties, directory.history(key), listing);
            if (all || sighting.differs()) {
                rows.add(BaselineRows.config(key, object, takenAt, snapshot.complete()));
            }
            if (fresh) {
                found.addAll(sighting.changes());
                directory.put(sighting.after().since(cutoff(takenAt)));
            }
        });
        if (fresh) {
            found.addAll(absent(listing, snapshot, shown));
            listings.put(listing.key().document(), snapshot.complete() ? listing.afterComplete(takenAt)
                    : listing.afterIncomplete(takenAt, shown.keySet()));
        }
        if (watched) {
            rows.addAll(changes.revertedBy(listing.key(), takenAt, shown, snapshot.complete()));
            found.forEach(change -> rows.addAll(changes.open(change)));
        }
        return rows;
    }

    /** Objects that the listing knows and the snapshot does not show: gone where it is complete; old traces are dropped. */
    private List<Change> absent(Listing listing, Reading.Snapshot snapshot, Map<String, ?> shown) {
        Instant cutoff = cutoff(snapshot.takenAt());
        List<Change> removed = new ArrayList<>();
        for (ObjectHistory history : directory.listing(listing.key())) {
            ObjectVersion last = history.latest();
            if (history.goneBefore(cutoff)) {
                directory.forget(history.key());
            } else if (snapshot.complete() && last.present() && !shown.containsKey(history.key().id())) {
                removed.add(Change.pending(history.key(), last.name(), SnapshotDiff.removed(last.properties()),
                        listing.lastShown(history), snapshot.takenAt()));
                directory.put(history.with(new ObjectVersion(snapshot.takenAt(), last.name(), null)).since(cutoff));
            } else {
                directory.put(history.since(cutoff));
            }
        }
        return removed;
    }

    private Listing listing(String tenant, Reading.Snapshot snapshot) {
        ListingKey key = new ListingKey(tenant, snapshot.organization(), snapshot.objectType());
        Optional<Listing> known = listings.get(key.document());
        return known.orElseGet(() -> Listing.none(key));
    }

    private Instant cutoff(Instant takenAt) {
        return takenAt.minus(config.versionRetention());
    }

    /** Where one id is listed twice, the last holds. */
    private static Map<String, ConfigObject> byId(Reading.Snapshot snapshot) {
        Map<String, ConfigObject> objects = new LinkedHashMap<>();
        snapshot.objects().forEach(object -> objects.put(object.id().toLowerCase(Locale.ROOT), object));
        return objects;
    }

    private static Map<String, Object> kept(String type, ConfigObject object) {
        if (!type.equals(RECIPIENT)) {
            return object.properties();
        }
        Map<String, Object> kept = new TreeMap<>(object.properties());
        kept.keySet().removeIf(property -> !Conventions.current().keptOfRecipient(property));
        return kept;
    }
}

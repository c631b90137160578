package dev.postern.baseline;

import dev.postern.outbox.Documents;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every object that snapshots have shown, with its versions, found by GUID or by name as of a time. One document per object.
 * Not thread-safe.
 */
final class Directory {
    static final String PREFIX = "baseline/object/";

    private final Shelf<ObjectHistory> histories;
    /** Keys by tenant, type and identifier. A superset: {@link #find} checks each against the version of the time asked for. */
    private final Map<String, Set<ObjectKey>> index = new HashMap<>();

    Directory(Documents committed, UnitOfWork work) {
        this.histories = new Shelf<>(PREFIX, ObjectHistory.class, committed, work);
        histories.all().forEach(this::index);
    }

    Optional<ObjectHistory> history(ObjectKey key) {
        return histories.get(key.document());
    }

    /** Histories of one listing, of objects that are gone too. */
    List<ObjectHistory> listing(ListingKey listing) {
        return histories.under(listing.tenant(), listing.organization(), listing.type());
    }

    void put(ObjectHistory history) {
        histories.put(history.key().document(), history);
        index(history);
    }

    void forget(ObjectKey key) {
        histories.remove(key.document());
    }

    /**
     * The object that a GUID or a name meant at a time.
     *
     * @param organization preferred where objects of several organisations match; may be null
     * @return empty where no snapshot at or before that time shows it, or where several objects match
     */
    Optional<KnownObject> find(String tenant, String organization, String type, String idOrName, Instant at) {
        String wanted = idOrName.strip().toLowerCase(Locale.ROOT);
        return one(organization, known(index.getOrDefault(indexKey(tenant, type, wanted), Set.of()), at)
                .filter(object -> identifiers(object).anyMatch(wanted::equals)).toList());
    }

    /** The one object of its type at a time; empty where there are none or several. */
    Optional<KnownObject> only(String tenant, String organization, String type, Instant at) {
        return one(organization, known(index.getOrDefault(indexKey(tenant, type, ""), Set.of()), at).toList());
    }

    /** Objects of one type of all organisations, as the last snapshots show them. */
    List<KnownObject> present(String tenant, String type) {
        return known(index.getOrDefault(indexKey(tenant, type, ""), Set.of()), Instant.MAX).toList();
    }

    private Stream<KnownObject> known(Collection<ObjectKey> keys, Instant at) {
        return keys.stream().map(key -> histories.get(key.document())).flatMap(Optional::stream)
                .flatMap(history -> history.asOf(at).stream().map(version -> known(history, version)));
    }

    private static Optional<KnownObject> one(String organization, List<KnownObject> found) {
        if (found.size() > 1 && organization != null) {
            found = found.stream().filter(object -> object.key().organization().equalsIgnoreCase(organization)).toList();
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private void index(ObjectHistory history) {
        ObjectKey key = history.key();
        Stream<String> names = history.versions().stream().filter(ObjectVersion::present)
                .flatMap(version -> identifiers(known(history, version)));
        Stream.concat(names, Stream.of("")).forEach(name -> index
                .computeIfAbsent(indexKey(key.tenant(), key.type(), name), none -> new HashSet<>()).add(key));
    }

    private static KnownObject known(ObjectHistory history, ObjectVersion version) {
        return new KnownObject(history.key(), version.name(), version.properties());
    }

    /** What an object may be called, in lower case. */
    private static Stream<String> identifiers(KnownObject object) {
        Stream<String> properties = Conventions.current().recipientTypes().contains(object.key().type())
                ? Conventions.current().recipientIdentifiers().stream() : Stream.empty();
        Stream<String> values = Stream.concat(Stream.of("Identity"), properties)
                .map(property -> Canonical.text(object.properties().get(property)));
        return Stream.concat(Stream.of(object.key().id(), object.name()), values)
                .filter(name -> !name.isEmpty()).map(name -> name.toLowerCase(Locale.ROOT)).distinct();
    }

    private static String indexKey(String tenant, String type, String name) {
        return Shelf.key(tenant, type, name);
    }
}

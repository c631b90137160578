package dev.postern.baseline;

import dev.postern.schema.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the objects that rows name, as of the time of the event. */
final class ObjectResolver {
    private static final List<String> RECEIVING = List.of("inbound-connector", "receive-connector");
    private static final List<String> SENDING = List.of("outbound-connector", "send-connector");

    private final Directory directory;

    ObjectResolver(Directory directory) {
        this.directory = directory;
    }

    /** The object of an audit row. A cmdlet that creates has none, whatever bears its name. */
    Optional<KnownObject> object(Row row) {
        String type = row.text("object_type");
        if (type == null || row.text("operation") == null || ChangeKind.of(row.text("operation")) == ChangeKind.CREATED) {
            return Optional.empty();
        }
        Set<String> types = new LinkedHashSet<>(Set.of(type));
        if (Conventions.current().recipientTypes().contains(type)) {
            types.addAll(Conventions.current().recipientTypes());
        }
        Stream<String> names = Stream.of(parameter(row, "Identity"), text(row, "object_name"), text(row, "object"));
        Optional<KnownObject> named = first(names.filter(name -> !name.isBlank()).toList(), types, row);
        return named.isPresent() || !Conventions.current().singleton(type) ? named
                : directory.only(row.text("tenant"), row.text("organization"), type, row.time());
    }

    /** The recipient that a name meant. */
    Optional<KnownObject> recipient(Row row, String name) {
        return first(List.of(name), Conventions.current().recipientTypes(), row);
    }

    /** The connector of a message row; empty where its name is that of several. */
    Optional<KnownObject> connector(Row row) {
        List<KnownObject> found = connectorTypes(row).stream()
                .flatMap(type -> first(List.of(row.text("connector")), Set.of(type), row).stream()).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static List<String> connectorTypes(Row row) {
        String event = text(row, "event");
        String direction = text(row, "direction");
        if (event.equals("RECEIVE")) {
            return RECEIVING;
        }
        if (event.startsWith("SEND")) {
            return SENDING;
        }
        return direction.equals("inbound") ? RECEIVING : direction.equals("outbound") ? SENDING
                : Stream.concat(RECEIVING.stream(), SENDING.stream()).toList();
    }

    private Optional<KnownObject> first(Collection<String> names, Collection<String> types, Row row) {
        Instant at = row.time();
        for (String name : names) {
            for (String candidate : new LinkedHashSet<>(List.of(name, lastPart(name)))) {
                for (String type : types) {
                    Optional<KnownObject> found = directory.find(row.text("tenant"), organization(row), type, candidate, at);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What stands behind the last separator of a path such as {@code SERVER\Name} or {@code domain/Users/Name}. */
    static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
    }

    static String parameter(Row row, String name) {
        Object value = row.json("parameters") == null ? null : row.json("parameters").get(name);
        return value == null ? "" : value.toString();
    }

    private static String organization(Row row) {
        return row.schema().find("organization").isPresent() ? row.text("organization") : null;
    }

    private static String text(Row row, String field) {
        return row.text(field) == null ? "" : row.text(field);
    }
}

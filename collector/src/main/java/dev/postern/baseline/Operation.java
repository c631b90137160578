package dev.postern.baseline;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A successful cmdlet on an object, as an audit row told it.
 *
 * @param object     {@code object_id} of the row: GUID, or the name in lower case
 * @param parameters names passed
 */
record Operation(String tenant, String type, String object, Instant time, String cmdlet, String actorId, String eventId,
        List<String> parameters) {
    private static final int TIME_DIGITS = 15;

    Operation {
        Stream.of(tenant, type, object, time, cmdlet, actorId, eventId).forEach(Objects::requireNonNull);
        parameters = List.copyOf(parameters);
    }

    /** Keys sort by object, then time. */
    String document() {
        String millis = Long.toString(Math.max(0, time.toEpochMilli()));
        return Shelf.key(tenant, type, object, "0".repeat(Math.max(0, TIME_DIGITS - millis.length())) + millis, eventId);
    }

    /** Whether it can have made a change, by object, time and what it did. */
    boolean explains(Change change) {
        return touches(change) && change.mayComeFrom(time) && ChangeKind.of(cmdlet) == change.difference().kind()
                && (change.difference().kind() != ChangeKind.MODIFIED || sets(change.difference().property()));
    }

    private boolean touches(Change change) {
        return tenant.equals(change.key().tenant()) && type.equals(change.key().type())
                && (object.equals(change.key().id()) || object.equalsIgnoreCase(change.objectName()));
    }

    private boolean sets(String property) {
        return parameters.stream().anyMatch(property::equalsIgnoreCase)
                || switches() && (property.equals("Enabled") || shownAs(property, "Enabled"))
                || parameters.stream().anyMatch(parameter -> shownAs(property, parameter));
    }

    private boolean switches() {
        return cmdlet.startsWith("Enable-") || cmdlet.startsWith("Disable-");
    }

    private boolean shownAs(String property, String parameter) {
        return Conventions.current().aliases(type).stream()
                .anyMatch(alias -> alias.property().equals(property) && alias.parameter().equalsIgnoreCase(parameter));
    }
}

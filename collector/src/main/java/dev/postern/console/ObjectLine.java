package dev.postern.console;

import dev.postern.schema.Row;
import dev.postern.sink.local.ConnectorUse;
import dev.postern.sink.local.ObjectStanding;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An object of the inventory as a line of a table.
 *
 * @param enabled yes, no, gone where the latest snapshot has it no more, or empty where the kind of object cannot be switched off
 * @param drift    properties whose last change is not approved, counted by state; empty where there is none
 * @param approval ticket and time of the last approved change
 * @param lastUse time of the last message row; empty for what is no connector
 */
record ObjectLine(String link, String kind, String name, String tenant, String enabled, Optional<ChangeLine> lastChange, String drift,
        String approval, String approver, String lastUse) {
    static ObjectLine of(Row object, boolean gone, Optional<Row> change, Optional<ObjectStanding> standing, Optional<ConnectorUse> use) {
        String type = object.text("object_type");
        return new ObjectLine(Links.object(type, object.text("object_id"), object.text("tenant")), Words.kind(type),
                Words.orEmpty(object.text("object_name")), Words.orEmpty(object.text("tenant")), gone ? "gone" : enabled(object.json("properties")),
                change.map(ChangeLine::of), standing.map(ObjectLine::drift).orElse(""),
                standing.flatMap(ObjectStanding::approved).map(time -> (standing.get().ticket() + " " + Times.utc(time)).strip()).orElse(""),
                standing.map(ObjectStanding::approver).orElse(""), type.endsWith("-connector") ? use.map(found -> Times.utc(found.last())).orElse("not seen") : "");
    }

    /** What stands of the object without approval, in words; empty where nothing does. */
    private static String drift(ObjectStanding standing) {
        return Stream.of(part(standing.unapproved(), "unapproved"), part(standing.silent(), "silent"), part(standing.waiting(), "not judged yet"))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String part(long properties, String state) {
        return properties == 0 ? "" : properties + " " + state;
    }

    /** Connectors have {@code Enabled}, transport rules have {@code State}. */
    static String enabled(Map<String, Object> properties) {
        Object value = properties == null ? null : properties.getOrDefault("Enabled", properties.get("State"));
        if (value == null) {
            return "";
        }
        return switch (value.toString()) {
            case "true", "True", "Enabled" -> "yes";
            case "false", "False", "Disabled" -> "no";
            default -> value.toString();
        };
    }
}

package dev.postern.console;

import dev.postern.schema.Row;
import dev.postern.sink.local.ConnectorUse;
import java.util.Map;
import java.util.Optional;

/**
 * An object of the inventory as a line of a table.
 *
 * @param enabled yes, no, or empty where the kind of object cannot be switched off
 * @param lastUse time of the last message row; empty for what is no connector
 */
record ObjectLine(String link, String kind, String name, String tenant, String enabled, Optional<ChangeLine> lastChange, String lastUse) {
    static ObjectLine of(Row object, Optional<Row> change, Optional<ConnectorUse> use) {
        String type = object.text("object_type");
        return new ObjectLine(Links.object(type, object.text("object_id"), object.text("tenant")), Words.kind(type),
                Words.orEmpty(object.text("object_name")), Words.orEmpty(object.text("tenant")), enabled(object.json("properties")),
                change.map(ChangeLine::of), type.endsWith("-connector") ? use.map(found -> Times.utc(found.last())).orElse("not seen") : "");
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

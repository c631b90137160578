package dev.postern.source.exchangeconfig;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.io.FileEntry;
import dev.postern.source.ConfigObject;
import dev.postern.source.Position;
import dev.postern.source.Reading;
import dev.postern.source.RejectedRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of one JSON file and what the file says of its own completeness.
 *
 * @param warnings why objects may be missing: a further page, or a warning of the server
 */
record Listing(List<JsonNode> objects, List<String> warnings) {
    private static final List<String> NEXT_LINKS = List.of("@odata.nextLink", "odata.nextLink");
    private static final List<String> WARNINGS = List.of("@adminapi.warnings", "adminapi.warnings");

    /** Reads an array, an envelope or a single object. Null elements are none. */
    static Listing of(JsonNode root) throws RejectedRecord {
        List<String> warnings = new ArrayList<>();
        for (String name : NEXT_LINKS) {
            if (root.hasNonNull(name) && !root.get(name).asText().isEmpty()) {
                warnings.add("a further page was not fetched");
            }
        }
        for (String name : WARNINGS) {
            root.path(name).forEach(warning -> warnings.add(warning.asText()));
        }
        boolean envelope = root.path("value").isArray();
        List<JsonNode> objects = new ArrayList<>();
        for (JsonNode node : envelope ? root.get("value") : root.isArray() ? root : List.of(root)) {
            if (node.isObject()) {
                objects.add(node);
            } else if (!node.isNull()) {
                throw new RejectedRecord("the listing holds something that is no object; write it with ConvertTo-Json -Depth 5");
            }
        }
        return new Listing(objects, warnings);
    }

    Reading snapshot(Position position, FileEntry file, ObjectTypes types) throws RejectedRecord {
        List<ConfigObject> converted = new ArrayList<>();
        Optional<String> type = objects.isEmpty() ? types.ofFile(file.name()) : Optional.empty();
        String organization = "";
        for (JsonNode node : objects) {
            Map<String, Object> properties = properties(node);
            String own = types.of(properties).orElseThrow(() -> new RejectedRecord("the listing holds an Exchange object of a kind that is not supported"));
            if (type.isPresent() && !type.get().equals(own)) {
                throw new RejectedRecord("the listing holds objects of two kinds, " + type.get() + " and " + own + "; write each kind to a file of its own");
            }
            type = Optional.of(own);
            organization = organization.isEmpty() ? organization(own, properties) : organization;
            converted.add(object(own, properties, types));
        }
        if (type.isEmpty()) {
            throw new RejectedRecord("the listing is empty and its file name does not tell what was listed; name it so, such as inbound_connectors.json");
        }
        return new Reading.Snapshot(position, organization, type.get(), SnapshotTime.of(file), warnings.isEmpty(), warnings, converted);
    }

    private static Map<String, Object> properties(JsonNode node) {
        Map<String, Object> properties = new LinkedHashMap<>();
        node.properties().forEach(member -> {
            if (!ConfigValues.sidecar(member.getKey())) {
                properties.put(member.getKey(), ConfigValues.of(member.getValue()));
            }
        });
        return properties;
    }

    private static ConfigObject object(String type, Map<String, Object> properties, ObjectTypes types) throws RejectedRecord {
        String name = first(properties, "Name", "Identity", "DisplayName", "PrimarySmtpAddress");
        String id = first(properties, "Guid", "ExchangeObjectId", "ExternalDirectoryObjectId");
        if (name.isEmpty() && id.isEmpty()) {
            throw new RejectedRecord("the listing holds a " + type + " with neither Name nor Guid");
        }
        properties.keySet().removeIf(types::isVolatile);
        String key = id.isEmpty() ? name : id;
        return new ConfigObject(type, key.toLowerCase(Locale.ROOT), name.isEmpty() ? key : name, properties);
    }

    /** The organisation's name: {@code OrganizationalUnitRoot}, or the part of {@code OrganizationId} that holds it; its configuration object bears it. */
    private static String organization(String type, Map<String, Object> properties) {
        String root = first(properties, "OrganizationalUnitRoot", "OrganizationalUnitRootInternal");
        if (!root.isEmpty()) {
            return root;
        }
        String id = first(properties, "OrganizationId", type.equals("organization-config") ? "Name" : "OrganizationId");
        String hosted = "Hosted Organizations/";
        int at = id.indexOf(hosted);
        String tail = at < 0 ? id : id.substring(at + hosted.length());
        int dash = tail.indexOf(" - ");
        return dash < 0 ? tail : tail.substring(0, dash);
    }

    private static String first(Map<String, Object> properties, String... names) {
        for (String name : names) {
            if (properties.get(name) instanceof String text && !text.isBlank() && !text.equals("00000000-0000-0000-0000-000000000000")) {
                return text;
            }
        }
        return "";
    }
}

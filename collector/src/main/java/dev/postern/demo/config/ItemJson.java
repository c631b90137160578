package dev.postern.demo.config;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.postern.demo.cast.Tenant;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One object of a snapshot: its own properties, then the ones that every directory object carries. */
final class ItemJson {
    private static final String FOREST = "EURDEMO04A001.PROD.OUTLOOK.EXAMPLE";
    private final JsonGenerator json;
    private final SnapshotShape shape;
    private final String organisation;

    ItemJson(JsonGenerator json, SnapshotShape shape, Tenant tenant) {
        this.json = json;
        this.shape = shape;
        organisation = tenant.names().get("initial.domain");
    }

    void write(ConfigItem item, Blueprint blueprint) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Object> property : item.properties().entrySet()) {
            if (!property.getKey().equals("Identity")) {
                property(property.getKey(), property.getValue());
            }
        }
        Object identity = item.properties().getOrDefault("Identity", item.name());
        json.writeStringField("ExchangeVersion", blueprint.version());
        json.writeStringField("Name", item.name());
        json.writeStringField("DistinguishedName", "CN=" + item.name() + ',' + blueprint.parent() + ",CN=" + organisation
                + ",CN=ConfigurationUnits,DC=EURDEMO04A001,DC=PROD,DC=OUTLOOK,DC=EXAMPLE");
        json.writeStringField("Identity", identity.toString());
        shape.date(json, "WhenChanged", item.changed());
        shape.date(json, "WhenCreated", item.created());
        shape.date(json, "WhenChangedUTC", item.changed());
        shape.date(json, "WhenCreatedUTC", item.created());
        guid("ExchangeObjectId", item.guid());
        json.writeStringField("OrganizationalUnitRoot", organisation);
        json.writeStringField("OrganizationId", FOREST + "/Microsoft Exchange Hosted Organizations/" + organisation + " - " + FOREST
                + "/ConfigurationUnits/" + organisation + "/Configuration");
        json.writeStringField("Id", identity.toString());
        guid("Guid", item.guid());
        json.writeStringField("OriginatingServer", "DM4EUR04DC0" + (1 + item.guid().charAt(0) % 4) + '.' + FOREST);
        json.writeBooleanField("IsValid", true);
        json.writeStringField("ObjectState", "Unchanged");
        json.writeEndObject();
    }

    private void guid(String name, String guid) throws IOException {
        shape.typed(json, name, "data", "System.Guid");
        json.writeStringField(name, guid);
    }

    private void property(String name, Object value) throws IOException {
        if (value instanceof List<?> list) {
            shape.typed(json, name, "odata", "#Collection(String)");
            json.writeArrayFieldStart(name);
            for (Object entry : list) {
                json.writeString(entry.toString());
            }
            json.writeEndArray();
        } else if (value instanceof Boolean flag) {
            json.writeBooleanField(name, flag);
        } else if (value instanceof Integer number) {
            json.writeNumberField(name, number);
        } else {
            json.writeStringField(name, value == null ? null : value.toString());
        }
    }
}

package dev.postern.demo.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.postern.demo.cast.Dice;
import dev.postern.demo.cast.Tenant;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Words an event as a unified audit record. The same event gives the same text each time. */
final class AuditJson {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final String EXCHANGE = "00000002-0000-0ff1-ce00-000000000000";
    private final Tenant tenant;

    AuditJson(Tenant tenant) {
        this.tenant = tenant;
    }

    void write(AuditEvent event, JsonGenerator json) throws IOException {
        Dice dice = Dice.of(0, event.id());
        json.writeStartObject();
        common(event, json);
        if (event.detail() instanceof Detail.Cmdlet cmdlet) {
            cmdlet(event, cmdlet, json, dice);
        } else {
            new MailboxJson(json, tenant, dice).write(event);
        }
        json.writeEndObject();
    }

    private void common(AuditEvent event, JsonGenerator json) throws IOException {
        boolean cmdlet = event.detail() instanceof Detail.Cmdlet;
        json.writeStringField("CreationTime", SECONDS.format(event.time()));
        json.writeStringField("Id", event.id());
        json.writeStringField("Operation", event.operation());
        json.writeStringField("OrganizationId", tenant.id());
        json.writeNumberField("RecordType", event.detail().recordType());
        json.writeStringField("ResultStatus", cmdlet ? "True" : "Succeeded");
        json.writeStringField("UserKey", event.actor().userKey());
        json.writeNumberField("UserType", event.actor().userType());
        json.writeNumberField("Version", 1);
        json.writeStringField("Workload", "Exchange");
        if (!event.actor().clientIp().isEmpty() && event.detail().recordType() != 50) {
            json.writeStringField("ClientIP", event.actor().clientIp());
        }
        if (cmdlet) {
            json.writeStringField("ObjectId", event.objectId());
        }
        json.writeStringField("UserId", event.actor().userId());
    }

    private void cmdlet(AuditEvent event, Detail.Cmdlet cmdlet, JsonGenerator json, Dice dice) throws IOException {
        boolean human = !event.actor().clientIp().isEmpty();
        json.writeStringField("AppId", human ? EXCHANGE : "");
        json.writeStringField("ClientAppId", "");
        json.writeBooleanField("ExternalAccess", event.actor().external());
        json.writeStringField("OrganizationName", tenant.names().get("initial.domain"));
        json.writeStringField("OriginatingServer", server(dice));
        json.writeArrayFieldStart("Parameters");
        pairs(cmdlet.parameters(), json);
        json.writeEndArray();
        if (human) {
            json.writeStringField("SessionId", dice.guid());
        }
    }

    static void pairs(Map<String, String> values, JsonGenerator json) throws IOException {
        for (Map.Entry<String, String> entry : values.entrySet()) {
            json.writeStartObject();
            json.writeStringField("Name", entry.getKey());
            json.writeStringField("Value", entry.getValue());
            json.writeEndObject();
        }
    }

    static String server(Dice dice) {
        return "ZX" + dice.between(1, 9) + "PR04MB" + dice.between(1000, 9999) + " (15.20." + dice.between(8200, 8260) + ".0" + dice.between(10, 29) + ')';
    }
}

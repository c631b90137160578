package dev.postern.demo.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.postern.demo.cast.Dice;
import dev.postern.demo.cast.Person;
import dev.postern.demo.cast.Tenant;
import java.io.IOException;
import java.util.Map;

/** The part of an audit record that tells of work in a mailbox. */
final class MailboxJson {
    private final JsonGenerator json;
    private final Tenant tenant;
    private final Dice dice;

    MailboxJson(JsonGenerator json, Tenant tenant, Dice dice) {
        this.json = json;
        this.tenant = tenant;
        this.dice = dice;
    }

    void write(AuditEvent event) throws IOException {
        Detail detail = event.detail();
        if (detail instanceof Detail.OutlookRule rule) {
            owner(event, rule.mailbox(), "Client=MSExchangeRPC");
            json.writeArrayFieldStart("OperationProperties");
            AuditJson.pairs(rule.properties(), json);
            json.writeEndArray();
            item("Inbox", 0, "");
        } else if (detail instanceof Detail.Item work) {
            owner(event, work.mailbox(), "Client=OWA;Action=ViaProxy");
            item(work.folder(), work.size(), work.subject());
        } else if (detail instanceof Detail.Move move) {
            owner(event, move.mailbox(), "Client=Outlook;");
            move(move);
        } else if (detail instanceof Detail.Access access) {
            owner(event, access.mailbox(), "Client=REST;Client=RESTSystem;;");
            access(access);
        }
    }

    private void owner(AuditEvent event, Person mailbox, String client) throws IOException {
        json.writeStringField("ClientIPAddress", event.actor().clientIp());
        json.writeStringField("ClientInfoString", client);
        json.writeBooleanField("ExternalAccess", false);
        json.writeNumberField("InternalLogonType", 0);
        json.writeNumberField("LogonType", 0);
        json.writeStringField("LogonUserSid", mailbox.sid());
        json.writeStringField("MailboxGuid", mailbox.guid());
        json.writeStringField("MailboxOwnerSid", mailbox.sid());
        json.writeStringField("MailboxOwnerUPN", mailbox.address());
        json.writeStringField("OrganizationName", tenant.names().get("initial.domain"));
        json.writeStringField("OriginatingServer", AuditJson.server(dice) + "\r\n");
        json.writeStringField("SessionId", dice.guid());
    }

    private void item(String folder, int size, String subject) throws IOException {
        json.writeObjectFieldStart("Item");
        json.writeStringField("Id", "RgAAAAD" + dice.hex(40));
        json.writeStringField("InternetMessageId", messageId());
        json.writeObjectFieldStart("ParentFolder");
        folderFields(folder);
        json.writeEndObject();
        if (size > 0) {
            json.writeNumberField("SizeInBytes", size);
            json.writeStringField("Subject", subject);
        }
        json.writeEndObject();
    }

    private void move(Detail.Move move) throws IOException {
        json.writeArrayFieldStart("AffectedItems");
        for (String subject : move.subjects()) {
            json.writeStartObject();
            json.writeStringField("Id", "RgAAAAD" + dice.hex(40));
            json.writeStringField("InternetMessageId", messageId());
            json.writeStringField("Subject", subject);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("CrossMailboxOperation", false);
        json.writeObjectFieldStart("Folder");
        folderFields(move.from());
        json.writeEndObject();
        json.writeObjectFieldStart("DestFolder");
        folderFields(move.to());
        json.writeEndObject();
    }

    private void access(Detail.Access access) throws IOException {
        json.writeNumberField("OperationCount", access.items());
        json.writeArrayFieldStart("OperationProperties");
        AuditJson.pairs(Map.of("MailAccessType", "Bind"), json);
        AuditJson.pairs(Map.of("IsThrottled", "False"), json);
        json.writeEndArray();
        json.writeArrayFieldStart("Folders");
        json.writeStartObject();
        json.writeArrayFieldStart("FolderItems");
        for (int i = 0; i < access.items(); i++) {
            json.writeStartObject();
            json.writeStringField("InternetMessageId", messageId());
            json.writeEndObject();
        }
        json.writeEndArray();
        folderFields("Inbox");
        json.writeEndObject();
        json.writeEndArray();
    }

    private void folderFields(String folder) throws IOException {
        json.writeStringField("Id", "LgAAAAD" + dice.hex(24));
        json.writeStringField("Path", '\\' + folder);
    }

    private String messageId() {
        return '<' + dice.hex(32) + "@ZX1PR04MB" + dice.between(1000, 9999) + ".eurdemo04.prod.outlook.example>";
    }
}

package dev.postern.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.schema.Row;
import dev.postern.source.RejectedRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditNormaliserTest {
    private final AuditNormaliser normaliser = new AuditNormaliser();

    private static AuditRecord record(String operation) {
        AuditRecord record = new AuditRecord();
        record.put("CreationTime", "2026-10-01T08:00:00");
        record.put("Operation", operation);
        record.put("Id", "id-1");
        return record;
    }

    private Row row(String operation, String... parameters) throws RejectedRecord {
        AuditRecord record = record(operation);
        for (int i = 0; i < parameters.length; i += 2) {
            record.parameter(parameters[i], parameters[i + 1]);
        }
        return normaliser.row(record, "fallback");
    }

    @Test
    void creationIsNamedByItsParameterNeverByTheObject() throws Exception {
        AuditRecord record = record("New-InboxRule");
        record.put("ObjectId", "DC/Hosted/tenant/User\\old");
        record.parameter("Name", "a/b\\.");
        Row row = normaliser.row(record, "f");
        assertThat(row.get("object_name")).isEqualTo("a/b\\.");
        assertThat(row.get("object")).isEqualTo("DC/Hosted/tenant/User\\old");
        assertThat(row("New-TransportRule", "Name", ".").get("object_id")).isEqualTo(".");
        assertThat(row("New-TransportRule", "Name", " ").get("object_name")).isEqualTo(" ");
    }

    @Test
    void changeIsNamedByIdentityAndInboxRulesByItsLastPart() throws Exception {
        assertThat(row("Set-InboundConnector", "Identity", "Partner", "Name", "Renamed").get("object_name")).isEqualTo("Partner");
        assertThat(row("Remove-InboxRule", "Identity", "user\\Rule 1").get("object_name")).isEqualTo("Rule 1");
        AuditRecord record = record("Set-TransportConfig");
        record.put("ObjectId", "tenant\\Transport Settings");
        record.parameter("SmtpClientAuthenticationDisabled", "False");
        Row row = normaliser.row(record, "f");
        assertThat(row.get("object_type")).isEqualTo("transport-config");
        assertThat(row.get("object_name")).isEqualTo("Transport Settings");
        assertThat(row.list("changed")).containsExactly("SmtpClientAuthenticationDisabled");
    }

    @Test
    void identityIsNoChangeButOnCreation() throws Exception {
        assertThat(row("Set-InboundConnector", "Identity", "x", "RequireTls", "False", "Unheard", "1").list("changed")).containsExactly("RequireTls");
        assertThat(row("New-InboundConnector", "Name", "x", "RequireTls", "False").list("changed")).containsExactly("Name", "RequireTls");
    }

    @Test
    void forwardTargetsAreAddressesAndTheRestIsUnresolved() throws Exception {
        Row row = row("Set-Mailbox", "Identity", "u", "ForwardingSmtpAddress", "smtp:Out@Partner.Example", "ForwardingAddress", "Contact 7");
        assertThat(row.list("forward_targets")).containsExactly("out@partner.example");
        assertThat(row.list("forward_unresolved")).containsExactly("Contact 7");
        row = row("New-InboxRule", "Name", "x", "ForwardTo", "\"A B\" [SMTP:A@partner.example];Name <b@partner.example>;\"C\" [EX:/o=Org/cn=c]", "GrantSendOnBehalfTo", "z@site.example");
        assertThat(row.list("forward_targets")).containsExactly("a@partner.example", "b@partner.example");
        assertThat(row.list("forward_unresolved")).containsExactly("\"C\" [EX:/o=Org/cn=c]");
        new DerivedFields(new Operations()).derive(row, recipient -> Optional.of("c@site.example"));
        assertThat(row.list("forward_targets")).contains("c@site.example");
        assertThat(row.get("forward_unresolved")).isNull();
        assertThat(row("Set-Mailbox", "Identity", "u", "ForwardingSmtpAddress", "").get("forward_targets")).isNull();
    }

    @Test
    void connectorFieldsFollowFromTheEffectiveParameters() throws Exception {
        Row row = row("Set-OutboundConnector", "Identity", "o", "SmartHosts", "[192.0.2.1];Relay.Example");
        assertThat(row.list("smart_hosts")).containsExactly("192.0.2.1", "relay.example");
        row = row("New-ReceiveConnector", "Name", "r", "RemoteIPRanges", "192.0.2.0-192.0.2.255;2001:db8::1;nonsense");
        assertThat(row.list("source_ranges")).hasSize(2);
        assertThat(row.get("source_addresses")).isEqualTo(257.0);
        row.set("effective", Map.of("RemoteIPRanges", List.of("0.0.0.0-255.255.255.255")));
        new DerivedFields(new Operations()).derive(row, RecipientDirectory.NONE);
        assertThat(row.get("source_addresses")).isEqualTo(4294967296.0);
    }

    @Test
    void outlookRulesBecomeInboxRuleParameters() throws Exception {
        AuditRecord record = record("UpdateInboxRules");
        record.put("MailboxOwnerUPN", "u@site.example");
        record.put("OperationProperties", List.of(Map.of("Name", "RuleName", "Value", "."), Map.of("Name", "RuleOperation", "Value", "AddMailboxRule"),
                Map.of("Name", "RuleActions", "Value", "[{\"ActionType\":\"Forward\",\"Recipients\":[\"X@partner.example\"],\"ForwardFlags\":\"None\"},"
                        + "{\"ActionType\":\"Forward\",\"Recipients\":[\"y@partner.example\"],\"ForwardFlags\":\"PreserveSender, DoNotMungeMessage\"},"
                        + "{\"ActionType\":\"Delete\"},{\"ActionType\":\"Move\",\"FolderName\":\"RSS Feeds\"},{\"ActionType\":\"MarkAsRead\"}]")));
        Row row = normaliser.row(record, "f");
        assertThat(row.json("parameters")).containsEntry("Name", ".").containsEntry("RuleOperation", "AddMailboxRule").containsEntry("ForwardTo", List.of("X@partner.example"))
                .containsEntry("RedirectTo", List.of("y@partner.example")).containsEntry("DeleteMessage", true).containsEntry("MoveToFolder", "RSS Feeds")
                .containsEntry("MarkAsRead", true).containsEntry("Mailbox", "u@site.example");
        assertThat(row.list("forward_targets")).containsExactly("x@partner.example", "y@partner.example");
        assertThat(row.get("object_type")).isEqualTo("inbox-rule");
        assertThat(row.get("object_name")).isEqualTo(".");
    }

    @Test
    void outlookRulesAsPlainTextAreReadWordByWord() throws Exception {
        AuditRecord record = record("UpdateInboxRules");
        record.put("OperationProperties", List.of(Map.of("Name", "RuleName", "Value", "r"), Map.of("Name", "RuleActions", "Value", "RedirectTo: z@partner.example; Delete; StopProcessingRules")));
        assertThat(normaliser.row(record, "f").json("parameters")).containsEntry("RedirectTo", List.of("z@partner.example")).containsEntry("DeleteMessage", true)
                .containsEntry("StopProcessingRules", true);
    }

    @ParameterizedTest
    @CsvSource({"True,success", "TRUE,success", "Succeeded,success", "Success,success", "False,failure", "Failed,failure", "PartiallySucceeded,failure", "Odd,"})
    void resultsAreTwoWordsAndTheNativeOneStays(String status, String result) throws Exception {
        AuditRecord record = record("x");
        record.put("ResultStatus", status);
        Row row = normaliser.row(record, "f");
        assertThat(row.get("result")).isEqualTo(result);
        assertThat(row.get("result_detail")).isEqualTo(status);
        assertThat(normaliser.row(record("x"), "f").get("result")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0,regular", "2,admin", "DcAdmin,data-center-admin", "9,partner", "ServicePrincipal,service-principal", "42,42"})
    void actorTypesComeByNumberAndName(String type, String word) throws Exception {
        AuditRecord record = record("x");
        record.put("UserType", type);
        record.put("UserId", "ServicePrincipal_0a1b");
        Row row = normaliser.row(record, "f");
        assertThat(row.get("actor_type")).isEqualTo(word);
        assertThat(row.get("actor_id")).isEqualTo("ServicePrincipal_0a1b");
    }

    @Test
    void addressMayStandInOtherFieldsAndNonsenseStaysInExtra() throws Exception {
        AuditRecord record = record("MailItemsAccessed");
        record.put("ClientIPAddress", "192.0.2.9");
        assertThat(normaliser.row(record, "f").get("client_ip")).isEqualTo("192.0.2.9");
        record = record("x");
        record.put("ClientIP", "Not Available");
        assertThat(normaliser.row(record, "f").json("extra")).containsEntry("ClientIP", "Not Available");
    }

    @Test
    void recordWithoutOperationOrTimeIsRejected() {
        AuditRecord record = new AuditRecord();
        record.put("CreationTime", "2026-10-01T08:00:00");
        assertThatThrownBy(() -> normaliser.row(record, "f")).isInstanceOf(RejectedRecord.class).hasMessageContaining("no Operation");
        record.put("Operation", "x");
        record.put("CreationTime", "soon enough");
        assertThatThrownBy(() -> normaliser.row(record, "f")).isInstanceOf(RejectedRecord.class).hasMessageContaining("soon enough");
    }
}

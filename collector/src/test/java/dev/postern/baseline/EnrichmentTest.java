package dev.postern.baseline;

import static dev.postern.baseline.Site.connector;
import static dev.postern.baseline.Site.listing;
import static dev.postern.baseline.Site.object;
import static dev.postern.baseline.Site.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrichmentTest {
    private static final String OUT = "outbound-connector";

    private final Site site = new Site();

    @BeforeEach
    void snapshots() {
        site.snapshot(listing(0, connector("g1", "Gateway", "RequireTls", true, "ConnectorType", "Partner", "Enabled", true, "Undeclared", "x",
                "SenderIPAddresses", List.of("192.0.2.0/24"), "TlsSenderCertificateName", null, "Identity", "Gateway")));
        site.snapshot(listing(OUT, "", 0, true, object(OUT, "g2", "Gateway", "SmartHosts", List.of("[198.51.100.7]", "MX.Peer.example"),
                "TlsSettings", "DomainValidation", "Identity", "Gateway")));
    }

    @Test
    void theObjectIsResolvedAsOfTheEvent() {
        Row row = enriched(operation(1, "e", "Set-InboundConnector", Site.IN, "Identity", "GATEWAY", "RequireTls", false));
        assertThat(row.text("object_id")).isEqualTo("g1");
        assertThat(row.text("object_name")).isEqualTo("Gateway");
        Row earlier = enriched(operation(-1, "e", "Set-InboundConnector", Site.IN, "Identity", "GATEWAY", "RequireTls", false));
        assertThat(earlier.text("object_id")).isEqualTo("gateway");
        assertThat(earlier.json("before")).isNull();
    }

    @Test
    void aRenamedObjectIsFoundUnderTheNameOfItsTime() {
        site.snapshot(listing(2, connector("g1", "Edge", "RequireTls", true)));
        assertThat(enriched(operation(3, "e", "Set-InboundConnector", Site.IN, "Identity", "Edge")).text("object_id")).isEqualTo("g1");
        assertThat(enriched(operation(1, "e", "Set-InboundConnector", Site.IN, "Identity", "Gateway")).text("object_id")).isEqualTo("g1");
        assertThat(enriched(operation(1, "e", "Set-InboundConnector", Site.IN, "Identity", "Edge")).text("object_id")).isEqualTo("edge");
    }

    @Test
    void beforeEffectiveChangedAndWeakenedComeFromTheSnapshot() {
        Row row = enriched(operation(1, "e", "Set-InboundConnector", Site.IN, "Identity", "Gateway", "RequireTls", false, "Enabled", true,
                "SenderIPAddresses", List.of("192.0.2.0/23"), "TlsSenderCertificateName", ""));
        assertThat(row.json("before")).isEqualTo(Map.of("RequireTls", true, "Enabled", true, "SenderIPAddresses", List.of("192.0.2.0/24"),
                "TlsSenderCertificateName", ""));
        assertThat(row.json("effective")).containsEntry("RequireTls", false).containsEntry("ConnectorType", "Partner")
                .containsEntry("SenderIPAddresses", List.of("192.0.2.0/23")).doesNotContainKey("Undeclared");
        assertThat(row.list("changed")).containsExactly("RequireTls", "SenderIPAddresses");
        assertThat(row.list("weakened")).containsExactly("RequireTls", "SenderIPAddresses");
        assertThat(row.list("source_ranges")).containsExactly("00000000000000000000ffffc0000200-00000000000000000000ffffc00003ff");
        assertThat(row.get("source_addresses")).isEqualTo(512.0);
    }

    @Test
    void aDomainWithItsPriorityIsTheDomainInSnapshotAndRecordAlike() {
        site.snapshot(listing(2, connector("g1", "Gateway", "SenderDomains", List.of("smtp:*;1", "smtp:peer.example;2"))));
        Row same = enriched(operation(3, "e1", "Set-InboundConnector", Site.IN, "Identity", "Gateway", "SenderDomains", List.of("peer.example", "*")));
        assertThat(same.list("changed")).isEmpty();
        assertThat(same.json("before")).isEqualTo(Map.of("SenderDomains", List.of("*", "peer.example")));
        Row other = enriched(operation(3, "e2", "Set-InboundConnector", Site.IN, "Identity", "Gateway", "Enabled", false));
        assertThat(other.json("effective")).containsEntry("SenderDomains", List.of("*", "peer.example"));
    }

    @Test
    void overlappingRangesAreCountedOnce() {
        Row row = enriched(operation(1, "e", "Set-InboundConnector", Site.IN, "Identity", "Gateway", "SenderIPAddresses",
                List.of("192.0.2.0/24", "192.0.2.128/25", "192.0.2.7")));
        assertThat(row.get("source_addresses")).isEqualTo(256.0);
    }

    @Test
    void smartHostsComeFromTheEffectiveState() {
        Row row = enriched(operation(1, "e", "Set-OutboundConnector", OUT, "Identity", "Gateway", "TlsSettings", "EncryptionOnly"));
        assertThat(row.list("smart_hosts")).containsExactlyInAnyOrder("198.51.100.7", "mx.peer.example");
        assertThat(row.list("weakened")).containsExactly("TlsSettings");
        assertThat(row.get("source_ranges")).isNull();
    }

    @Test
    void ofAnUnknownObjectAllThatIsPassedButItsNameHasChangedAndNothingIsWeakened() {
        Row row = enriched(operation(1, "e", "New-InboundConnector", Site.IN, "Name", "Gateway", "Comment", "x", "RequireTls", false,
                "NewThing", "y"));
        assertThat(row.text("object_id")).isEqualTo("gateway");
        assertThat(row.json("before")).isNull();
        assertThat(row.json("effective")).isEqualTo(Map.of("Name", "Gateway", "Comment", "x", "RequireTls", false));
        assertThat(row.list("changed")).containsExactly("NewThing", "RequireTls");
        assertThat(row.list("weakened")).isEmpty();
    }

    @Test
    void theStateOfARuleIsItsEnabledParameter() {
        site.snapshot(listing("transport-rule", "", 0, true, object("transport-rule", "t", "Block", "State", "Enabled", "Mode", "Enforce")));
        Row row = enriched(operation(1, "e", "Set-TransportRule", "transport-rule", "Identity", "Block", "Enabled", false));
        assertThat(row.json("before")).isEqualTo(Map.of("Enabled", true));
        assertThat(row.list("changed")).containsExactly("Enabled");
        assertThat(row.list("weakened")).containsExactly("Enabled");
        assertThat(row.json("effective")).containsEntry("State", "Disabled").containsEntry("Enabled", false);
        assertThat(enriched(operation(1, "e", "Disable-TransportRule", "transport-rule", "Identity", "Block")).json("effective"))
                .containsEntry("State", "Disabled");
    }

    @Test
    void aSingletonNeedsNoName() {
        site.snapshot(listing("transport-config", "", 0, true, object("transport-config", "tc", "Transport Settings", "AllowLegacyTLSClients", false)));
        Row row = enriched(operation(1, "e", "Set-TransportConfig", "transport-config", "AllowLegacyTLSClients", true));
        assertThat(row.text("object_id")).isEqualTo("tc");
        assertThat(row.list("weakened")).containsExactly("AllowLegacyTLSClients");
    }

    @Test
    void ofTwoOrganisationsTheOneThatTheRecordNamesIsMeant() {
        for (String organization : List.of("one.example", "two.example")) {
            site.snapshot(listing("remote-domain", organization, 0, true, object("remote-domain", "id-" + organization, "Default")));
        }
        Row row = operation(1, "e", "Set-RemoteDomain", "remote-domain", "Identity", "Default");
        assertThat(enriched(row.copy()).text("object_id")).as("ambiguous").isEqualTo("default");
        row.set("organization", "Two.Example");
        assertThat(enriched(row).text("object_id")).isEqualTo("id-two.example");
    }

    @Test
    void contactsAndMailboxesAreResolvedToAddresses() {
        site.snapshot(listing("recipient", "", 0, true,
                object("recipient", "r1", "Bob (private)", "ExternalEmailAddress", "SMTP:Bob@Evil.example", "PrimarySmtpAddress", "bob@contoso.com", "Alias", "bobp"),
                object("recipient", "r2", "Desk", "PrimarySmtpAddress", "Desk@contoso.com")));
        Row row = enriched(operation(1, "e", "New-InboxRule", "inbox-rule", "Name", ".", "RedirectTo",
                List.of("x@y.example", "contoso.local/Users/BobP", "desk", "nobody")));
        assertThat(row.list("forward_targets")).containsExactly("x@y.example", "bob@evil.example", "desk@contoso.com");
        assertThat(row.list("forward_unresolved")).containsExactly("nobody");
    }

    @ParameterizedTest
    @CsvSource({"Ann@Contoso.COM,ann@contoso.com", "CONTOSO\\Ann,contoso\\ann",
        "ServicePrincipal_9E2B0F6C-0000-0000-0000-000000000001,serviceprincipal_9e2b0f6c-0000-0000-0000-000000000001"})
    void actorsAreLowerCase(String actor, String id) {
        Row row = operation(1, "e", "Set-InboundConnector", Site.IN, "Identity", "Gateway");
        row.set("actor", actor);
        assertThat(enriched(row).text("actor_id")).isEqualTo(id);
    }

    @Test
    void theRegisterCoversAnOperationOrDoesNot() throws IOException {
        site.register("CHG1,inbound-connector,g1,Set-InboundConnector,RequireTls,2026-03-02,2026-03-02,boss,");
        Row covered = enriched(operation(1, "e", "Set-InboundConnector", Site.IN, "Identity", "Gateway", "RequireTls", false));
        assertThat(covered.text("ticket")).isEqualTo("CHG1");
        assertThat(covered.text("approval")).isEqualTo("approved");
        Row over = enriched(operation(1, "e", "Set-InboundConnector", Site.IN, "Identity", "Gateway", "RequireTls", false, "Enabled", false));
        assertThat(over.text("approval")).isEqualTo("over-scope");
        assertThat(over.text("ticket")).isNull();
        Row none = enriched(operation(1, "e", "Remove-InboundConnector", Site.IN, "Identity", "Gateway"));
        assertThat(none.text("approval")).isNull();
    }

    @Test
    void messagesNameTheirConnectorByDirection() {
        assertThat(message("RECEIVE", "gateway", 1)).isEqualTo("g1");
        assertThat(message("SEND", "SRV1\\Gateway", 1)).isEqualTo("g2");
        assertThat(message("DELIVER", "Gateway", 1)).as("two connectors have that name").isEqualTo("gateway");
        assertThat(message("RECEIVE", "Gateway", -1)).as("no snapshot yet").isEqualTo("gateway");
    }

    private String message(String event, String connector, double hours) {
        Row row = new Row(Schema.current().stream("message")).set("time", Site.at(hours)).set("tenant", Site.TENANT)
                .set("event", event).set("connector", connector);
        site.baseline.message(row);
        return row.text("connector_id");
    }

    private Row enriched(Row row) {
        site.audit(row);
        return row;
    }
}

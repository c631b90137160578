package dev.postern.baseline;

import static dev.postern.baseline.Site.at;
import static dev.postern.baseline.Site.changes;
import static dev.postern.baseline.Site.connector;
import static dev.postern.baseline.Site.listing;
import static dev.postern.baseline.Site.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.schema.Row;
import dev.postern.source.ConfigObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeStateTest {
    private static final ConfigObject SAFE = connector("g1", "Partner A", "RequireTls", true, "Enabled", true);
    private static final ConfigObject OPEN = connector("g1", "Partner A", "RequireTls", false, "Enabled", true);

    private final Site site = new Site();

    @BeforeEach
    void baseline() {
        site.snapshot(listing(0, SAFE));
    }

    @Test
    void anAuditRecordBeforeTheSnapshotAttributesItAtOnce() {
        site.audit(set(0.5));
        List<Row> rows = site.snapshot(listing(1, OPEN));
        assertThat(changes(rows)).containsExactly("modified g1 RequireTls pending", "modified g1 RequireTls attributed");
        Row attributed = rows.get(rows.size() - 1);
        assertThat(attributed.text("actor_id")).isEqualTo("ann@contoso.com");
        assertThat(attributed.text("actor_event_id")).isEqualTo("e0.5");
    }

    @Test
    void anAuditRecordAfterTheSnapshotAttributesItLate() {
        site.snapshot(listing(1, OPEN));
        assertThat(changes(site.audit(set(0.5)))).containsExactly("modified g1 RequireTls attributed");
        assertThat(site.audit(set(0.6))).isEmpty();
    }

    @Test
    void onlyOperationsBetweenTheSnapshotsCount() {
        site.snapshot(listing(1, OPEN));
        assertThat(site.audit(set(-0.25))).isEmpty();
        assertThat(site.audit(set(1 + 6 / 60.0))).isEmpty();
        assertThat(changes(site.audit(set(1 + 5 / 60.0)))).hasSize(1);
    }

    @Test
    void theOperationMustNameTheProperty() {
        site.snapshot(listing(1, OPEN));
        assertThat(site.audit(operation(0.5, "e", "Set-InboundConnector", Site.IN, "Identity", "Partner A", "Enabled", true))).isEmpty();
    }

    @Test
    void failedOperationsAndDrillsExplainNothing() {
        site.snapshot(listing(1, OPEN));
        assertThat(site.audit(set(0.5).set("result", "failure"))).isEmpty();
        assertThat(site.audit(set(0.5).set("drill_id", "d1"))).isEmpty();
    }

    @Test
    void theSystemIsAnActorToo() {
        site.snapshot(listing(1, OPEN));
        Row row = site.audit(set(0.5).set("actor", "NT AUTHORITY\\SYSTEM (w3wp)")).get(0);
        assertThat(row.text("actor_id")).isEqualTo("nt authority\\system (w3wp)");
    }

    @Test
    void creationAndRemovalNeedTheirCmdlets() {
        site.snapshot(listing(1, connector("g2", "Partner A", "RequireTls", true)));
        assertThat(changes(site.audit(operation(0.4, "r", "Remove-InboundConnector", Site.IN, "Identity", "Partner A"))))
                .containsExactly("removed g1 * attributed");
        assertThat(changes(site.audit(operation(0.5, "n", "New-InboundConnector", Site.IN, "Name", "Partner A"))))
                .containsExactly("created g2 * attributed");
    }

    @Test
    void neitherAuditNorTicketIsSilentAfterADay() {
        site.snapshot(listing(1, OPEN));
        assertThat(site.settle(at(24.9))).isEmpty();
        assertThat(changes(site.settle(at(25)))).containsExactly("modified g1 RequireTls silent");
        assertThat(site.settle(at(26))).isEmpty();
        assertThat(site.documents.readAll(OpenChanges.PREFIX)).isEmpty();
    }

    @Test
    void attributedWithoutTicketIsUnapprovedAfterADay() {
        site.snapshot(listing(1, OPEN));
        site.audit(set(0.5));
        assertThat(changes(site.settle(at(25)))).containsExactly("modified g1 RequireTls unapproved");
    }

    @Test
    void attributedAndCoveredIsApprovedAtOnce() throws IOException {
        site.register("CHG1,inbound-connector,Partner A,Set-InboundConnector,RequireTls=false,2026-03-02,2026-03-02,boss@contoso.com,");
        site.audit(set(0.5));
        List<Row> rows = site.snapshot(listing(1, OPEN));
        assertThat(changes(rows)).containsExactly("modified g1 RequireTls pending", "modified g1 RequireTls attributed", "modified g1 RequireTls approved");
        Row approved = rows.get(rows.size() - 1);
        assertThat(approved.text("ticket")).isEqualTo("CHG1");
        assertThat(approved.text("approver")).isEqualTo("boss@contoso.com");
        assertThat(approved.text("actor_id")).isEqualTo("ann@contoso.com");
    }

    @Test
    void aLateTicketApprovesBeforeTheTimeIsOver() throws IOException {
        site.snapshot(listing(1, OPEN));
        site.audit(set(0.5));
        site.register("CHG1,inbound-connector,g1,*,*,2026-03-02,2026-03-02,boss@contoso.com,");
        assertThat(changes(site.settle(at(3)))).containsExactly("modified g1 RequireTls approved");
    }

    @Test
    void coveredWithoutAuditRecordIsApprovedWhenItsTimeIsOver() throws IOException {
        site.register("CHG1,inbound-connector,g1,*,*,2026-03-02,2026-03-02,boss@contoso.com,");
        site.snapshot(listing(1, OPEN));
        assertThat(site.settle(at(3))).isEmpty();
        assertThat(changes(site.settle(at(25)))).containsExactly("modified g1 RequireTls approved");
    }

    @Test
    void theOldValueBackIsReverted() {
        String id = site.snapshot(listing(1, OPEN)).get(1).text("change_id");
        List<Row> rows = Site.of("change", site.snapshot(listing(2, SAFE)));
        assertThat(changes(rows)).containsExactly("modified g1 RequireTls reverted", "modified g1 RequireTls pending");
        assertThat(rows.get(0).text("change_id")).isEqualTo(id);
        assertThat(rows.get(1).text("change_id")).isNotEqualTo(id);
    }

    @Test
    void aRemovedObjectThatIsBackIsReverted() {
        site.snapshot(listing(1));
        assertThat(changes(site.snapshot(listing(2, SAFE)))).containsExactly("removed g1 * reverted", "created g1 * pending");
        assertThat(changes(site.snapshot(listing(3)))).containsExactly("created g1 * reverted", "removed g1 * pending");
    }

    @Test
    void aSettledChangeIsNotReverted() {
        site.snapshot(listing(1, OPEN));
        site.settle(at(25));
        assertThat(changes(site.snapshot(listing(26, SAFE)))).containsExactly("modified g1 RequireTls pending");
    }

    @Test
    void disablingARuleExplainsItsState() {
        site.snapshot(listing("transport-rule", "", 0, true, Site.object("transport-rule", "t", "Block", "State", "Enabled")));
        site.snapshot(listing("transport-rule", "", 1, true, Site.object("transport-rule", "t", "Block", "State", "Disabled")));
        assertThat(changes(site.audit(operation(0.5, "d", "Disable-TransportRule", "transport-rule", "Identity", "Block"))))
                .containsExactly("modified t State attributed");
    }

    @Test
    void operationsAreRememberedForSevenDaysOfEventTime() {
        site.audit(set(0.5));
        site.audit(set(24 * 8));
        site.settle(at(24 * 8));
        assertThat(site.documents.readAll(Operations.PREFIX)).hasSize(1);
    }

    @Test
    void noMoreThanAThousandOperationsOfOneObjectAreRemembered() {
        for (int i = 0; i < 1010; i++) {
            site.audit(set(i / 100.0));
        }
        assertThat(site.documents.readAll(Operations.PREFIX)).hasSize(1000);
    }

    private static Row set(double hours) {
        return operation(hours, "e" + hours, "Set-InboundConnector", Site.IN, "Identity", "Partner A", "RequireTls", false);
    }
}

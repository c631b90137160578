package dev.postern.baseline;

import static dev.postern.baseline.Approval.Verdict.APPROVED;
import static dev.postern.baseline.Approval.Verdict.NONE;
import static dev.postern.baseline.Approval.Verdict.OVER_SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalsTest {
    private static final String HEADER = "ticket,object_type,object,operation,properties,from,until,approver,note\n";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void columnsStandInAnyOrderAndOthersAreIgnored() throws IOException {
        Approvals approvals = parse("\uFEFFnote,Owner,until,from,approver,properties,operation,object,object_type,ticket\r\n"
                + "\"two\nlines\",x,2026-03-02,2026-03-02,boss,*,Set-InboundConnector,PARTNER a,inbound-connector,CHG1\r\n");
        assertThat(approvals.problems()).isEmpty();
        assertThat(ask(approvals, "RequireTls", false)).isEqualTo(new Approval(APPROVED, "CHG1", "boss"));
    }

    @Test
    void propertiesNotNamedAndOtherValuesAreOverScope() throws IOException {
        Approvals approvals = parse(HEADER + line("\"RequireTls=false;SenderIPAddresses=192.0.2.1,192.0.2.2;Comment\""));
        assertThat(ask(approvals, "RequireTls", "False").verdict()).isEqualTo(APPROVED);
        assertThat(ask(approvals, "requiretls", true).verdict()).isEqualTo(OVER_SCOPE);
        assertThat(ask(approvals, "SenderIPAddresses", List.of("192.0.2.2", "192.0.2.1")).verdict()).isEqualTo(APPROVED);
        assertThat(ask(approvals, "SenderIPAddresses", List.of("192.0.2.1")).verdict()).isEqualTo(OVER_SCOPE);
        assertThat(ask(approvals, "Comment", "anything").verdict()).isEqualTo(APPROVED);
        assertThat(ask(approvals, "Enabled", true)).isEqualTo(Approval.OVER_SCOPE);
    }

    @Test
    void anotherObjectTypeOrOperationIsNotNamed() throws IOException {
        Approvals approvals = parse(HEADER + line("*"));
        assertThat(approvals.operation("inbound-connector", Set.of("Partner B"), "Set-InboundConnector", Map.of(), NOON)).isEqualTo(Approval.NONE);
        assertThat(approvals.operation("outbound-connector", Set.of("Partner A"), "Set-InboundConnector", Map.of(), NOON)).isEqualTo(Approval.NONE);
        assertThat(approvals.operation("inbound-connector", Set.of("Partner A"), "Remove-InboundConnector", Map.of(), NOON)).isEqualTo(Approval.NONE);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01T19:59:59Z,NONE", "2026-03-01T20:00:00Z,APPROVED", "2026-03-03T03:59:59Z,APPROVED", "2026-03-03T04:00:01Z,NONE"})
    void operationsHaveFourHoursOfSlack(String time, Approval.Verdict verdict) throws IOException {
        assertThat(parse(HEADER + line("*")).operation("inbound-connector", Set.of("partner a"), "Set-InboundConnector", Map.of(), Instant.parse(time))
                .verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"2026-02-28T23:59:59Z,NONE", "2026-03-01T00:00:00Z,APPROVED", "2026-03-09T23:59:59Z,APPROVED", "2026-03-10T00:00:01Z,NONE"})
    void changesAreCoveredFromADayBeforeToSevenDaysAfter(String takenAt, Approval.Verdict verdict) throws IOException {
        Change change = Change.pending(new ObjectKey("t", "", "inbound-connector", "g1"), "Partner A",
                new Difference(ChangeKind.MODIFIED, "RequireTls", true, false), Site.T0, Instant.parse(takenAt));
        assertThat(parse(HEADER + line("RequireTls")).change(change).verdict()).isEqualTo(verdict);
    }

    @Test
    void aRecordOfASetCmdletCoversNoRemoval() throws IOException {
        Change removed = Change.pending(new ObjectKey("t", "", "inbound-connector", "g1"), "Partner A",
                SnapshotDiff.removed(Map.of()), Site.T0, NOON);
        assertThat(parse(HEADER + line("*")).change(removed).verdict()).isEqualTo(NONE);
    }

    @Test
    void aCreatedObjectHasTheValuesThatWereApproved() throws IOException {
        Approvals approvals = parse(HEADER + "C,inbound-connector,Partner A,New-InboundConnector,ConnectorType=Partner,2026-03-02,2026-03-02,boss,");
        assertThat(created(approvals, "Partner").verdict()).isEqualTo(APPROVED);
        assertThat(created(approvals, "OnPremises").verdict()).isEqualTo(OVER_SCOPE);
    }

    @Test
    void aRuleMayBeNamedByStateOrByEnabled() throws IOException {
        Approvals approvals = parse(HEADER + "C,transport-rule,Block,*,Enabled=false,2026-03-02,2026-03-02,boss,");
        Change change = Change.pending(new ObjectKey("t", "", "transport-rule", "g"), "Block",
                new Difference(ChangeKind.MODIFIED, "State", "Enabled", "Disabled"), Site.T0, NOON);
        assertThat(approvals.change(change).verdict()).isEqualTo(APPROVED);
    }

    @Test
    void anObjectWithoutGuidIsItsName() throws IOException {
        Change change = Change.pending(new ObjectKey("t", "", "inbound-connector", "partner a"), "partner a",
                new Difference(ChangeKind.MODIFIED, "RequireTls", true, false), Site.T0, NOON);
        assertThat(parse(HEADER + line("*")).change(change).verdict()).isEqualTo(APPROVED);
    }

    @Test
    void aRenamingIsApprovedUnderTheOldName() throws IOException {
        Change change = Change.pending(new ObjectKey("t", "", "inbound-connector", "g1"), "Partner Z",
                new Difference(ChangeKind.MODIFIED, "Name", "Partner A", "Partner Z"), Site.T0, NOON);
        assertThat(parse(HEADER + line("Name=Partner Z")).change(change).verdict()).isEqualTo(APPROVED);
    }

    @Test
    void badLinesAreReportedAndTheOthersHold() throws IOException {
        Approvals approvals = parse(HEADER
                + "C1,inbound-connector,A,Set-InboundConnector,*,soon,2026-03-02,boss,\n"
                + line("*") + "\n"
                + "C2,inbound-connector,,Set-InboundConnector,*,2026-03-02,2026-03-02,boss,\n"
                + "C3,inbound-connector,\"A,Set-InboundConnector,*,2026-03-02,2026-03-02,boss,\n"
                + "C4,inbound-connector,A,frobnicate,*,2026-03-02,2026-03-02,boss,\n"
                + "C5,inbound-connector,A,*,*,2026-03-03,2026-03-02,boss,\n"
                + "C6,too,short\n"
                + line("*"));
        assertThat(approvals.size()).isEqualTo(2);
        assertThat(approvals.problems()).extracting(RegisterProblem::line).containsExactly(2L, 4L, 5L, 6L, 7L, 8L);
        assertThat(approvals.problems().get(0)).hasToString(
                "register.csv, line 2: from soon is no time; write 2026-01-31T08:00:00Z, or 2026-01-31 for the whole UTC day");
    }

    @Test
    void aMissingColumnIsReported() throws IOException {
        Approvals approvals = parse("ticket,object\nC1,A\n");
        assertThat(approvals.problems()).singleElement().asString().startsWith("register.csv, line 1: the header has no column object_type");
        assertThat(approvals.size()).isZero();
    }

    private static Approval created(Approvals approvals, String type) {
        return approvals.change(Change.pending(new ObjectKey("t", "", "inbound-connector", "g1"), "Partner A",
                SnapshotDiff.created(Map.of("ConnectorType", type, "Enabled", true)), Site.T0, NOON));
    }

    private static Approval ask(Approvals approvals, String property, Object value) {
        return approvals.operation("inbound-connector", Set.of("Partner A"), "set-inboundconnector", Map.of(property, value), NOON);
    }

    private static String line(String properties) {
        return "CHG1,inbound-connector,Partner A,Set-InboundConnector," + properties + ",2026-03-02,2026-03-02,boss,";
    }

    private static Approvals parse(String text) throws IOException {
        return Approvals.parse("register.csv", new StringReader(text));
    }
}

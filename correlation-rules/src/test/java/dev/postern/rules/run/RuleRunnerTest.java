package dev.postern.rules.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.rules.model.Severity;
import dev.postern.rules.sql.SqlCompiler;
import dev.postern.schema.Ddl;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleRunnerTest {
    private static final Schema SCHEMA = Schema.current();
    private static final Instant TIME = Instant.parse("2026-03-02T23:30:00.123456Z");
    private static final Slot SLOT = new Slot(0, 1);

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        for (String ddl : Ddl.statements(SCHEMA)) {
            execute(ddl);
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void alertTellsAllThatTheRowKnows() throws SQLException {
        insert(connectorSet("a1").set("actor_id", "eve@corp.example").set("client_ip", "2001:db8::7").set("drill_id", "drill-1").set("ticket", "CHG-9")
                .set("before", Map.of("RequireTls", true, "Comment", "old")).set("changed", List.of("RequireTls")));
        try (RuleRunner runner = runner("MC-C01")) {
            Evaluation evaluation = runner.run(SLOT, TIME);
            assertThat(evaluation.failed()).isEmpty();
            assertThat(evaluation.alerts()).hasSize(1);
            Alert alert = evaluation.alerts().get(0);
            assertThat(alert.ruleId()).isEqualTo("MC-C01");
            assertThat(alert.severity()).isEqualTo(Severity.HIGH);
            assertThat(alert.firstTime()).isEqualTo(TIME).isEqualTo(alert.lastTime());
            assertThat(alert.tenant()).isEqualTo("example");
            assertThat(alert.actorId()).contains("eve@corp.example");
            assertThat(alert.clientIp()).contains("2001:db8::7");
            assertThat(alert.drillId()).contains("drill-1");
            assertThat(alert.ticket()).contains("CHG-9");
            assertThat(alert.objectType()).contains("inbound-connector");
            assertThat(alert.before()).isEqualTo(Map.of("RequireTls", true));
            assertThat(alert.after()).isEqualTo(Map.of("RequireTls", false));
            assertThat(alert.eventIds()).containsExactly("a1");
            assertThat(alert.playbook()).isEqualTo("P3");
            assertThat(alert.dedupKey()).matches("MC-C01:[0-9a-f]{32}");
        }
    }

    @Test
    void afterIsWhatWasPassedWhereNothingIsKnownFromBefore() throws SQLException {
        insert(connectorSet("a1").set("changed", List.of("RequireTls")));
        try (RuleRunner runner = runner("MC-C01")) {
            Alert alert = runner.run(SLOT, TIME).alerts().get(0);
            assertThat(alert.before()).isEmpty();
            assertThat(alert.after()).isEqualTo(Map.of("RequireTls", false, "Comment", "same", "Odd/~\"name", List.of("x")));
        }
    }

    @Test
    void aNameThatIsThereTwiceDoesNotSilenceTheRule() throws SQLException {
        insert(connectorSet("a1").set("before", Map.of("RequireTls", true)).set("changed", List.of("RequireTls")));
        execute("UPDATE audit SET parameters = '{\"RequireTls\":false,\"RequireTls\":false}'");
        try (RuleRunner runner = runner("MC-C01")) {
            Evaluation evaluation = runner.run(SLOT, TIME);
            assertThat(evaluation.failed()).isEmpty();
            assertThat(evaluation.alerts()).extracting(Alert::after).containsExactly(Map.of("RequireTls", false));
        }
    }

    @Test
    void changeRowTellsItsPropertyBeforeAndAfter() throws SQLException {
        insert(new Row(SCHEMA.stream("change")).set("time", TIME).set("event_id", "c1").set("tenant", "example").set("state", "silent")
                .set("kind", "modified").set("object_type", "inbound-connector").set("object_name", "Partner").set("property", "SenderDomains")
                .set("old_value", "[\"a.example\"]").set("new_value", "[\"*\"]"));
        try (RuleRunner runner = runner("MC-A02")) {
            Alert alert = runner.run(SLOT, TIME).alerts().get(0);
            assertThat(alert.before()).isEqualTo(Map.of("SenderDomains", List.of("a.example")));
            assertThat(alert.after()).isEqualTo(Map.of("SenderDomains", List.of("*")));
            assertThat(alert.clientIp()).isEmpty();
        }
    }

    @Test
    void summaryIsOneLineWhateverTheRowHolds() throws SQLException {
        insert(connectorSet("a1").set("changed", List.of("RequireTls")).set("object_name", "a\nb'\"\u0000{operation}" + "x".repeat(500)));
        try (RuleRunner runner = runner("MC-C01")) {
            assertThat(runner.run(SLOT, TIME).alerts().get(0).summary())
                    .startsWith("An unknown actor took protection from inbound connector a b'\" {operation}x").hasSizeLessThan(420).doesNotContain("\n");
        }
    }

    @Test
    void rowsOutsideTheSlotAreNotAsked() throws SQLException {
        insert(connectorSet("a1").set("changed", List.of("RequireTls")));
        try (RuleRunner runner = runner("MC-C01")) {
            assertThat(runner.run(new Slot(1, 2), TIME).alerts()).isEmpty();
            assertThat(runner.run(new Slot(0, 5), TIME).alerts()).hasSize(1);
        }
    }

    @Test
    void aFailedDocumentIsToldAndAskedAgainWhenTheCauseIsGone() throws SQLException {
        insert(connectorSet("a1").set("changed", List.of("RequireTls")));
        try (RuleRunner runner = runner("MC-C01")) {
            execute("ALTER TABLE \"change\" RENAME TO away");
            Evaluation evaluation = runner.run(SLOT, TIME);
            assertThat(evaluation.alerts()).hasSize(1);
            assertThat(evaluation.failed()).extracting(Failure::unit).containsExactly("mc_c01_silent");
            execute("ALTER TABLE away RENAME TO \"change\"");
            assertThat(runner.run(SLOT, TIME).failed()).isEmpty();
        }
    }

    @Test
    void tablesThatAreMissingAreToldWithTheUnit() throws SQLException {
        execute("DROP TABLE \"change\"");
        assertThatThrownBy(() -> runner("MC-C01")).isInstanceOf(RuleRunException.class)
                .hasMessageContaining("unit mc_c01_silent (tls/mc-c01.yml:");
    }

    @Test
    void suppressionTellsTenantListAndReason() throws SQLException {
        insert(new Row(SCHEMA.stream("audit")).set("time", TIME).set("event_id", "a1").set("tenant", "example"));
        insert(list(TIME.minusSeconds(100_000)));
        try (RuleRunner runner = runner("MC-B01")) {
            assertThat(runner.run(SLOT, TIME.minusSeconds(60)).suppressed()).containsExactlyInAnyOrder(
                    new Suppression("MC-B01", "mc_b01_partner", "example", "approved-peers", Suppression.Reason.MISSING),
                    new Suppression("MC-B01", "mc_b01_relay", "example", "own-egress", Suppression.Reason.STALE));
            assertThat(runner.run(new Slot(1, 2), TIME).suppressed()).isEmpty();
        }
    }

    @Test
    void everyUnitIsAViewToo() throws SQLException {
        insert(connectorSet("a1").set("changed", List.of("RequireTls")));
        for (var rule : RuleSet.load(SCHEMA).rules()) {
            for (var unit : SqlCompiler.compile(rule)) {
                execute(unit.view());
                execute("SELECT * FROM " + unit.name());
            }
        }
    }

    private RuleRunner runner(String id) {
        return new RuleRunner(RuleSet.load(SCHEMA).only(id), connection);
    }

    private static Row connectorSet(String id) {
        return new Row(SCHEMA.stream("audit")).set("time", TIME).set("event_id", id).set("tenant", "example").set("operation", "Set-InboundConnector")
                .set("object_type", "inbound-connector").set("object_name", "Partner")
                .set("parameters", Map.of("RequireTls", false, "Comment", "same", "Odd/~\"name", List.of("x")));
    }

    private static Row list(Instant time) {
        return new Row(SCHEMA.stream("list")).set("time", time).set("event_id", "l1").set("tenant", "example").set("list", "own-egress")
                .set("generation", time.toEpochMilli()).set("entries", 1L).set("position", 1L).set("entry", "192.0.2.0/24");
    }

    private void insert(Row row) throws SQLException {
        try (RowInsert inserts = new RowInsert(connection)) {
            inserts.insert(row, 1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package dev.postern.sink.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.event.BlockEncoder;
import dev.postern.event.EncodedBlock;
import dev.postern.event.NdjsonCodec;
import dev.postern.outbox.Block;
import dev.postern.rules.model.Severity;
import dev.postern.rules.run.Alert;
import dev.postern.rules.run.RuleSet;
import dev.postern.rules.run.Slot;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.sink.Delivery;
import dev.postern.testkit.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest {
    private static final BlockEncoder ENCODER = new BlockEncoder(NdjsonCodec.compact(), 1 << 20);
    private static final RuleSet RULES = RuleSet.load(Schema.current());

    @TempDir
    Path folder;

    @Test
    void aBlockGoesInOnce() throws IOException {
        try (LocalStore store = open()) {
            Block block = block(1, Rows.audit("id-1", "Set-Mailbox"), Rows.audit("id-2", "Set-Mailbox"));
            assertThat(store.store("outbox-a", List.of(block))).isOne();
            assertThat(store.store("outbox-a", List.of(block))).isZero();
            assertThat(store.rowCounts()).containsEntry("audit", 2L);
        }
        try (LocalStore store = open()) {
            assertThat(store.store("outbox-a", List.of(block(1, Rows.audit("id-1", "Set-Mailbox"))))).as("after a restart").isZero();
            assertThat(store.store("outbox-b", List.of(block(1, Rows.audit("id-3", "Set-Mailbox"))))).as("a new state numbers anew").isOne();
            assertThat(store.rowCounts()).containsEntry("audit", 3L);
        }
    }

    @Test
    void aBlockThatFailsLeavesNothing() throws IOException {
        try (LocalStore store = open()) {
            Block broken = new Block(1, "local", "d", 0, new EncodedBlock("audit", 1, 1, 1, 10, new byte[] {1, 2}));
            assertThatThrownBy(() -> store.store("o", List.of(broken))).isInstanceOf(IOException.class);
            assertThat(store.store("o", List.of(block(1, Rows.audit("id-1", "Set-Mailbox"))))).isOne();
            assertThat(new LocalSink(store).deliver("o", new Block(2, "local", "d", 0, broken.content()))).isInstanceOf(Delivery.Undeliverable.class);
            assertThat(new LocalSink(store).deliver("o", new Block(3, "local", "d", 0, new EncodedBlock("nosuch", 1, 1, 1, 10, new byte[0]))))
                    .isEqualTo(new Delivery.Undeliverable("this version has no stream nosuch"));
        }
    }

    @Test
    void slotsFollowArrivalAndEachIsEvaluatedOnce() throws IOException {
        try (LocalStore store = open()) {
            assertThat(store.waitingSlot()).isEmpty();
            store.store("o", List.of(block(1, Rows.audit("id-1", "Set-Mailbox"))));
            store.store("o", List.of(block(2, Rows.audit("id-2", "Set-Mailbox"))));
            assertThat(store.waitingSlot()).contains(new Slot(0, 2));
            store.record(new Slot(0, 2), store.evaluate(RULES, new Slot(0, 2), Instant.EPOCH).alerts(), Rows.NOON, "c");
            assertThat(store.waitingSlot()).isEmpty();
            store.store("o", List.of(block(3, Rows.audit("id-3", "Set-Mailbox"))));
        }
        try (LocalStore store = open()) {
            assertThat(store.waitingSlot()).contains(new Slot(2, 3));
        }
    }

    @Test
    void anAlertIsWrittenOnceForOneEvent() throws IOException {
        Row created = Rows.audit("id-1", "New-InboundConnector").set("tenant", "t").set("object_type", "inbound-connector").set("object_name", "k")
                .set("object_id", "k").set("parameters", Rows.map("Name", "k")).set("effective", Rows.map("Name", "k"))
                .set("changed", List.of("Name")).set("result", "success");
        try (LocalStore store = open()) {
            store.store("o", List.of(block(1, created)));
            var alerts = store.evaluate(RULES, new Slot(0, 1), Instant.EPOCH).alerts();
            assertThat(alerts).extracting(alert -> alert.ruleId()).containsExactly("MC-A01");
            assertThat(store.record(new Slot(0, 1), alerts, Rows.NOON, "c")).hasSize(1);
            store.store("o", List.of(block(2, created)));
            var again = store.evaluate(RULES, new Slot(1, 2), Instant.EPOCH).alerts();
            assertThat(again).as("the rule sees the duplicate").hasSize(1);
            assertThat(store.record(new Slot(1, 2), again, Rows.NOON, "c")).as("the alert is known").isEmpty();
            assertThat(store.alerts()).singleElement().satisfies(alert -> {
                assertThat(alert.text("rule_id")).isEqualTo("MC-A01");
                assertThat(alert.list("event_ids")).containsExactly("id-1");
                assertThat(alert.text("summary")).contains("k").contains("admin@contoso.example");
            });
        }
    }

    @Test
    void anAlertWhoseSeverityRisesIsWrittenAgainAndShownAtItsHighest() {
        try (LocalStore store = open()) {
            for (Severity severity : List.of(Severity.HIGH, Severity.CRITICAL, Severity.LOW)) {
                store.record(new Slot(0, 0), List.of(alert(severity)), Rows.NOON.plusSeconds(severity.ordinal()), "c");
            }
            assertThat(store.read(Schema.current().stream("alert"))).extracting(row -> row.text("severity")).containsExactlyInAnyOrder("high", "critical");
            assertThat(store.alerts()).singleElement().satisfies(row -> assertThat(row.text("severity")).isEqualTo("critical"));
        }
    }

    private static Alert alert(Severity severity) {
        return new Alert("MC-P06", "title", severity, "MC-P06:key", "summary", Rows.NOON, Rows.NOON, "t", Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Map.of(), Optional.empty(), List.of("id-1"), "next", "P1", Optional.empty());
    }

    @Test
    void aFileOfANewerVersionIsRefusedByName() throws SQLException {
        open().close();
        alter("UPDATE meta SET value = '2' WHERE name = 'version'");
        assertThatThrownBy(this::open).isInstanceOf(LocalStoreException.class).hasMessageContaining("events.duckdb").hasMessageContaining("newer");
    }

    @Test
    void aTableOfAnOlderSchemaGetsTheColumnsItLacks() throws SQLException, IOException {
        open().close();
        alter("ALTER TABLE message DROP COLUMN tls_version", "ALTER TABLE message DROP COLUMN client_ip", "ALTER TABLE message DROP COLUMN client_ip_hex");
        Row row = Rows.message("m", Rows.NOON, "K").set("tls_version", "TLS1.3").set("client_ip", "192.0.2.9");
        try (LocalStore store = open()) {
            store.store("o", List.of(block(1, row)));
            assertThat(store.read(row.schema())).containsExactly(row);
        }
    }

    @Test
    void theEngineReadsNoFileButItsOwnAndKeepsItsBounds() throws SQLException {
        try (var connection = LocalDatabase.open(Optional.empty(), LocalLimits.DEFAULT); Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM read_text('/etc/hostname')")).isInstanceOf(SQLException.class)
                    .hasMessageContaining("disabled");
            try (Statement other = connection.createStatement()) {
                assertThatThrownBy(() -> other.execute("SET enable_external_access = true")).isInstanceOf(SQLException.class);
            }
            try (Statement other = connection.createStatement(); ResultSet limit = other.executeQuery("SELECT current_setting('memory_limit')")) {
                limit.next();
                assertThat(limit.getString(1)).startsWith("488");
            }
        }
    }

    private void alter(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("events.duckdb")); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private LocalStore open() {
        return LocalStore.open(Optional.of(folder.resolve("events.duckdb")), LocalLimits.DEFAULT);
    }

    private static Block block(long id, Row... rows) {
        return new Block(id, "local", "d", 0, ENCODER.encode(rows[0].schema(), List.of(rows), 1).get(0));
    }
}

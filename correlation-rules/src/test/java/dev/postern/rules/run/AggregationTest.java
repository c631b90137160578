package dev.postern.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.rules.model.Aggregation;
import dev.postern.rules.parse.AggregationReader;
import dev.postern.rules.parse.YamlReader;
import dev.postern.rules.sql.SqlCompiler;
import dev.postern.schema.Ddl;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Aggregations over rows that one can count by hand. */
class AggregationTest {
    private static final Schema SCHEMA = Schema.current();
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant NEXT = Instant.parse("2026-03-03T00:00:00Z");
    private static final String HOSTILE = "<script>'; DROP TABLE message; --\"\u202e";

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'Asia/Tokyo'");
            for (String ddl : Ddl.statements(SCHEMA)) {
                statement.execute(ddl);
            }
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void aRowCountsOncePerTenantAndEventId() throws SQLException {
        put(1, message("a", "01:00:00", "K").set("size", 10L), message("a", "01:00:00", "K").set("size", 10L), message("b", "01:00:00", "K").set("size", 5L));
        put(2, message("a", "01:00:00", "K").set("size", 99L), message("a", "01:00:00", "K").set("tenant", "other").set("size", 1L));
        assertThat(ask("{stream: message, measures: {n: count, bytes: {sum: size}, mean: {avg: size}, least: {min: size}, most: {max: size}}}"))
                .containsExactly("3 | 16 | 5.333333333333333 | 1 | 10");
    }

    @Test
    void rowsAreFilteredBeforeTheyAreCounted() throws SQLException {
        put(1, message("a", "01:00:00", "K"));
        put(2, message("a", "01:00:00", "L"));
        assertThat(ask("{stream: message, detection: {l: {connector: l}, condition: l}, measures: {n: count}}")).containsExactly("1");
        assertThat(ask("{stream: message, detection: {l: {connector: l}, condition: not l}, measures: {n: count}}")).containsExactly("1");
    }

    @Test
    void withoutByThereIsAlwaysOneRow() throws SQLException {
        String query = "{stream: message, detection: {k: {connector: K}}, measures: {n: count, k: {share: k}, most: {max: size}, newest: {max: time}}}";
        assertThat(ask(query)).containsExactly("0 | - | - | -");
        put(1, message("a", "01:00:00", "K"));
        assertThat(ask(query)).containsExactly("1 | 1.0 | - | 2026-03-02T01:00");
        assertThat(ask("{stream: health, measures: {n: count}, by: subject}")).isEmpty();
    }

    @Test
    void aShareIsAPartOfTheRowsThatCount() throws SQLException {
        put(1, message("a", "01:00:00", "K").set("tls_version", "TLS1_2"), message("b", "01:00:00", "K"), message("c", "01:00:00", "L").set("tls_version", "TLS1_3"),
                message("d", "01:00:00", "K"), message("e", "01:00:00", "K"));
        put(2, message("a", "01:00:00", "K").set("tls_version", "TLS1_2"));
        assertThat(ask("{stream: message, detection: {tls: {tls_version|exists: true}}, measures: {tls: {share: tls}, plain: {share: not tls}}, by: connector}"))
                .containsExactly("K | 0.25 | 0.75", "L | 1.0 | 0.0");
    }

    @Test
    void bucketsBeginAtMidnightInUtcWhateverTheZone() throws SQLException {
        put(1, message("a", "00:00:00", "K"), message("b", "05:59:59.999999", "K"), message("c", "06:00:00", "K"), message("d", "23:59:59.999999", "K"));
        assertThat(ask("{stream: message, measures: {n: count}, by: {time: 6h}}"))
                .containsExactly("2026-03-02T18:00 | 1", "2026-03-02T06:00 | 1", "2026-03-02T00:00 | 2");
        assertThat(ask("{stream: message, measures: {n: count}, by: {time: 1d}}")).containsExactly("2026-03-02T00:00 | 4");
    }

    @Test
    void theSpanHoldsItsBeginningAndNotItsEnd() throws SQLException {
        put(1, message("a", "00:00:00", "K"), message("b", "12:00:00", "K"), message("c", "12:00:00", "K").set("time", NEXT),
                message("d", "12:00:00", "K").set("time", MIDNIGHT.minusNanos(1000)));
        assertThat(ask("{stream: message, measures: {n: count}}")).containsExactly("2");
    }

    @Test
    void groupsAreEqualTextsAndAbsenceIsOneOfThem() throws SQLException {
        put(1, message("a", "01:00:00", "K"), message("b", "01:00:00", "k"), message("c", "01:00:00", ""), message("d", "01:00:00", null),
                message("e", "01:00:00", null), message("f", "01:00:00", HOSTILE), message("g", "01:00:00", HOSTILE));
        assertThat(ask("{stream: message, measures: {n: count}, by: connector}"))
                .containsExactly(" | 1", HOSTILE + " | 2", "K | 1", "k | 1", "- | 2");
    }

    @Test
    void numbersSwitchesAndAddressesMakeGroupsToo() throws SQLException {
        put(1, message("a", "01:00:00", "K").set("size", 10L), message("b", "01:00:00", "K").set("size", 9L), message("c", "01:00:00", "K"));
        assertThat(ask("{stream: message, measures: {n: count}, by: size}")).containsExactlyInAnyOrder("10 | 1", "9 | 1", "- | 1");
        put(1, new Row(SCHEMA.stream("audit")).set("time", MIDNIGHT).set("event_id", "s").set("external_access", true).set("client_ip", "2001:db8::7"));
        assertThat(ask("{stream: audit, measures: {n: count, first: {min: time}}, by: [external_access, client_ip]}"))
                .containsExactly("true | 2001:db8::7 | 1 | 2026-03-02T00:00");
    }

    @Test
    void orderAndLimitTakeTheFirst() throws SQLException {
        put(1, message("a", "01:00:00", "K"), message("b", "01:00:00", "L"), message("c", "01:00:00", "L"), message("d", "01:00:00", "J"),
                message("e", "01:00:00", null).set("size", 4L));
        assertThat(ask("{stream: message, measures: {n: count}, by: connector, order: [{n: desc}], limit: 2}")).containsExactly("L | 2", "J | 1");
        assertThat(ask("{stream: message, measures: {n: count}, by: connector, order: [{connector: desc}]}"))
                .as("what is absent comes last both ways").containsExactly("L | 2", "K | 1", "J | 1", "- | 1");
        assertThat(ask("{stream: message, measures: {most: {max: size}}, by: connector, order: [most]}"))
                .as("also among the measures").containsExactly("- | 4", "J | -", "K | -", "L | -");
        assertThat(ask("{stream: message, measures: {n: count}, by: connector}", 3)).hasSize(3);
        assertThat(ask("{stream: message, measures: {n: count}, by: connector, limit: 1000}", 3)).as("the lower bound wins").hasSize(3);
    }

    @Test
    void aChangeCountsOnceInTheStateThatArrivedLast() throws SQLException {
        put(1, change("x", "pending"), change("y", "pending"));
        put(2, change("x", "attributed").set("seq", 2L), change("x", "approved").set("seq", 3L));
        put(3, change("y", "silent"), change("x", "pending"));
        assertThat(ask("{stream: change, rows: current, measures: {n: count}, by: state}")).as("a late copy of an early row moves nothing")
                .containsExactly("approved | 1", "silent | 1");
        assertThat(ask("{stream: change, rows: all, measures: {n: count}, by: state}"))
                .containsExactly("approved | 1", "attributed | 1", "pending | 2", "silent | 1");
        assertThat(ask("{stream: change, rows: current, detection: {p: {state: pending}, condition: p}, measures: {n: count}}"))
                .as("the condition is held against the row that counts").containsExactly("0");
    }

    @Test
    void anAlertCountsOnceAtItsHighestSeverity() throws SQLException {
        put(1, alert("k", "MC-B01", "critical", 0), alert("k", "MC-B01", "low", 1), alert("l", "MC-C01", "high", 0), alert("m", "odd", "low", 0),
                alert("n", "MC-Z09", "low", 0));
        assertThat(ask("{stream: alert, rows: current, measures: {n: count}, by: severity}")).containsExactly("critical | 1", "high | 1", "low | 2");
        assertThat(ask("{stream: alert, rows: current, measures: {n: count}, by: family}"))
                .as("a letter without a name stays itself, an id of another shape has no family").containsExactly("Z | 1", "connector | 1", "tls | 1", "- | 1");
    }

    @Test
    void aThingIsHeldAgainstTheSpanByTheRowThatCounts() throws SQLException {
        put(1, change("x", "pending"));
        put(2, change("x", "approved").set("time", NEXT));
        assertThat(ask("{stream: change, rows: current, measures: {n: count}}")).containsExactly("0");
    }

    private List<String> ask(String query) throws SQLException {
        return ask(query, 100);
    }

    private List<String> ask(String text, int most) throws SQLException {
        Aggregation query = AggregationReader.read(YamlReader.documents("q.yml", text).get(0), SCHEMA);
        List<String> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SqlCompiler.compile(query, most))) {
            statement.setLong(1, ChronoUnit.MICROS.between(Instant.EPOCH, MIDNIGHT));
            statement.setLong(2, ChronoUnit.MICROS.between(Instant.EPOCH, NEXT));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    List<String> cells = new ArrayList<>();
                    for (Aggregation.Column column : query.columns()) {
                        Object value = rows.getObject(column.name());
                        cells.add(value == null ? "-" : value instanceof java.sql.Timestamp time ? time.toLocalDateTime().toString() : value.toString());
                    }
                    lines.add(String.join(" | ", cells));
                }
            }
        }
        return lines;
    }

    private static Row message(String id, String time, String connector) {
        return new Row(SCHEMA.stream("message")).set("time", Instant.parse("2026-03-02T" + time + "Z")).set("event_id", id).set("tenant", "example")
                .set("connector", connector);
    }

    private static Row change(String id, String state) {
        return new Row(SCHEMA.stream("change")).set("time", MIDNIGHT).set("event_id", id + "#" + state).set("tenant", "example").set("change_id", id)
                .set("state", state);
    }

    private static Row alert(String key, String rule, String severity, int observed) {
        return new Row(SCHEMA.stream("alert")).set("time", MIDNIGHT).set("event_id", key + "#" + severity).set("tenant", "example")
                .set("observed_time", MIDNIGHT.plusSeconds(observed)).set("dedup_key", key).set("rule_id", rule).set("severity", severity);
    }

    private void put(long block, Row... rows) throws SQLException {
        try (RowInsert inserts = new RowInsert(connection)) {
            for (Row row : rows) {
                inserts.insert(row, block);
            }
        }
    }
}

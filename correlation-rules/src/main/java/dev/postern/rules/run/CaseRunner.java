package dev.postern.rules.run;

import dev.postern.schema.Ddl;
import dev.postern.schema.IpRange;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Plays cases on a database that holds nothing else, slot after slot, and compares what the rule says with what it should.
 * Each case is undone when it has been played. Not thread-safe.
 */
public final class CaseRunner implements AutoCloseable {
    private static final Duration LIST_AGE = Duration.ofHours(1);
    private static final Duration STALE_AGE = Duration.ofDays(3);
    private static final Duration OLDEST_LIST = Duration.ofHours(12);

    private final Schema schema;
    private final Connection connection;
    private final RuleRunner runner;
    private final RowInsert inserts;

    /**
     * @param rules      the rule that the cases belong to; the others of a set would speak too
     * @param connection to an empty DuckDB database; it stays open
     */
    public CaseRunner(RuleSet rules, Schema schema, Connection connection) throws SQLException {
        this.schema = schema;
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            for (String ddl : Ddl.statements(schema)) {
                statement.execute(ddl);
            }
        }
        this.runner = new RuleRunner(rules, connection);
        this.inserts = new RowInsert(connection);
    }

    /** What is wrong, in words; empty where the case holds. */
    public List<String> problems(RuleCase ruleCase) throws SQLException {
        connection.setAutoCommit(false);
        try {
            return play(ruleCase);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private List<String> play(RuleCase ruleCase) throws SQLException {
        insertLists(ruleCase);
        Map<String, Alert> alerts = new LinkedHashMap<>();
        Set<String> suppressed = new TreeSet<>();
        List<String> problems = new ArrayList<>();
        for (int slot = 1; slot <= ruleCase.lastSlot(); slot++) {
            for (RuleCase.Arrival arrival : ruleCase.rows()) {
                if (arrival.slot() == slot) {
                    inserts.insert(arrival.row(), slot);
                }
            }
            Evaluation evaluation = runner.run(new Slot(slot - 1, slot), ruleCase.begin().minus(OLDEST_LIST));
            evaluation.alerts().forEach(alert -> alerts.merge(alert.dedupKey(), alert, Alert::merge));
            evaluation.suppressed().forEach(suppression -> suppressed.add(suppression.list()));
            evaluation.failed().forEach(failure -> problems.add(failure.unit() + " failed: " + failure.reason()));
        }
        compare(ruleCase, new ArrayList<>(alerts.values()), problems);
        if (!suppressed.equals(new TreeSet<>(ruleCase.suppressed()))) {
            problems.add("silent for want of lists " + suppressed + ", not of " + ruleCase.suppressed());
        }
        return problems;
    }

    @Override
    public void close() throws SQLException {
        inserts.close();
        runner.close();
    }

    private static void compare(RuleCase ruleCase, List<Alert> alerts, List<String> problems) {
        List<Alert> left = new ArrayList<>(alerts);
        for (RuleCase.Expectation expected : ruleCase.expect()) {
            left.stream().filter(expected::meets).findFirst().ifPresentOrElse(left::remove,
                    () -> problems.add("no alert is " + expected + "; there are " + describe(alerts)));
        }
        if (!left.isEmpty()) {
            problems.add("not expected: " + describe(left));
        }
    }

    private static String describe(List<Alert> alerts) {
        return alerts.stream().map(alert -> "[" + alert.severity().word() + ", " + alert.objectName().orElse("-") + ", "
                + alert.eventIds().size() + " events: " + alert.summary() + "]").collect(Collectors.joining(", ", "", alerts.isEmpty() ? "none" : ""));
    }

    /** Lists arrive before the first slot, each as one complete generation. */
    private void insertLists(RuleCase ruleCase) throws SQLException {
        for (Map.Entry<String, List<String>> list : ruleCase.lists().entrySet()) {
            Instant taken = ruleCase.begin().minus(ruleCase.stale().contains(list.getKey()) ? STALE_AGE : LIST_AGE);
            long position = 0;
            for (String entry : list.getValue()) {
                position++;
                Row row = new Row(schema.stream("list")).set("time", taken).set("event_id", list.getKey() + "-" + position)
                        .set("tenant", ruleCase.rows().get(0).row().text("tenant")).set("list", list.getKey())
                        .set("generation", taken.toEpochMilli()).set("entries", (long) list.getValue().size()).set("position", position)
                        .set("entry", entry);
                IpRange.parse(entry).ifPresent(range -> row.set("lo", range.lo()).set("hi", range.hi()));
                inserts.insert(row, 0);
            }
        }
    }
}

package dev.postern.rules.sql;

import dev.postern.rules.model.AlertForm;
import dev.postern.rules.model.RuleUnit;
import dev.postern.rules.model.Sequence;
import dev.postern.rules.model.Trigger;
import dev.postern.schema.Ddl;
import dev.postern.schema.StreamSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Query of a sequence. {@code h1, h2 …} are the rows of the steps; a chain begins with each row of {@code h1};
 * {@code m2, m3 …} are the rows of a step that follow a completion of the step before in time, numbered per chain; a row
 * whose number reaches the step's count completes it.
 */
final class SequenceQuery {
    private final RuleUnit unit;
    private final Sequence sequence;
    private final Bounds bounds;

    SequenceQuery(RuleUnit unit, Sequence sequence, Bounds bounds) {
        this.unit = unit;
        this.sequence = sequence;
        this.bounds = bounds;
    }

    String text() {
        List<String> tables = new ArrayList<>();
        if (!unit.lists().isEmpty()) {
            tables.add(new LookupSql(bounds).entries(unit.lists()));
        }
        tables.add(bound());
        for (int step = 1; step <= sequence.steps().size(); step++) {
            tables.add(rows(step));
        }
        for (int step = 2; step <= sequence.steps().size(); step++) {
            tables.add(followers(step));
        }
        tables.add(parts());
        tables.add(chains());
        return "WITH " + String.join(",\n", tables) + "\n" + alerts();
    }

    /** Event times of the rows that the slot brought: a chain without one of them has been told before. */
    private String bound() {
        String times = sequence.steps().stream().map(Sequence.Step::unit).distinct()
                .map(step -> "SELECT e.time FROM " + table(step) + " e WHERE " + bounds.inSlot() + " AND "
                        + new ConditionSql(bounds).of(trigger(step).condition()))
                .collect(Collectors.joining("\n  UNION ALL\n  "));
        return "bound AS MATERIALIZED (SELECT min(time) AS lo, max(time) AS hi FROM (\n  " + times + "\n))";
    }

    private String rows(int number) {
        Sequence.Step step = sequence.steps().get(number - 1);
        RowQuery query = new RowQuery(step.unit(), trigger(step.unit()), bounds);
        String key = "lower(" + ValueSql.single(step.key()) + ")";
        String reach = interval(sequence.within().plus(sequence.tolerance()));
        String bound = bounds.arrived() + " AND e.time >= (SELECT lo FROM bound) - " + reach
                + " AND e.time <= (SELECT hi FROM bound) + " + reach + "\n    AND " + (number == 1 ? key + " <> ''" : key + " IN (SELECT chain_key FROM h1)");
        return "h" + number + " AS MATERIALIZED (\n  SELECT e.*, " + key + " AS chain_key, " + bounds.brought() + " AS brought FROM (\n  "
                + query.candidates(bound) + "\n  ) e WHERE " + query.refinement() + "\n)";
    }

    private String followers(int number) {
        Sequence.Step step = sequence.steps().get(number - 1);
        String tolerance = interval(sequence.tolerance());
        String before = number == 2 ? follows("c", tolerance, step.within())
                : "EXISTS (SELECT 1 FROM m" + (number - 1)
                        + " p WHERE p.chain = c.event_id AND p.tenant IS NOT DISTINCT FROM c.tenant AND p.n >= " + sequence.steps().get(number - 2).count() + " AND " + follows("p", tolerance, step.within()) + ")";
        return "m" + number + " AS MATERIALIZED (\n  SELECT c.tenant, c.event_id AS chain, h.event_id, h.time, h.brought,"
                + " row_number() OVER (PARTITION BY c.tenant, c.event_id ORDER BY h.time, h.event_id) AS n\n"
                + "  FROM h1 c JOIN h" + number + " h ON h.chain_key = c.chain_key AND h.tenant IS NOT DISTINCT FROM c.tenant AND "
                + follows("c", tolerance, sequence.within())
                + "\n  WHERE " + before + "\n)";
    }

    private static String follows(String earlier, String tolerance, Duration within) {
        return "h.time >= " + earlier + ".time - " + tolerance + " AND h.time <= " + earlier + ".time + " + interval(within);
    }

    private String parts() {
        List<String> parts = new ArrayList<>();
        parts.add("SELECT tenant, event_id AS chain, event_id, time, brought, 1 AS step, 1 AS n, 1 AS needed FROM h1");
        for (int step = 2; step <= sequence.steps().size(); step++) {
            parts.add("SELECT tenant, chain, event_id, time, brought, " + step + " AS step, n, " + sequence.steps().get(step - 1).count()
                    + " AS needed FROM m" + step);
        }
        return "part AS (\n  " + String.join("\n  UNION ALL\n  ", parts) + "\n)";
    }

    /** One row per chain: steps done, events that count, and whether the slot brought any of them. */
    private String chains() {
        StringBuilder counts = new StringBuilder();
        for (int step = 1; step <= sequence.steps().size(); step++) {
            counts.append(", count(*) FILTER (step = ").append(step).append(") AS count").append(step);
        }
        return "chain AS (\n  SELECT tenant, chain, count(DISTINCT step) FILTER (n >= needed) AS done,"
                + " min(time) FILTER (n <= needed) AS first_time, max(time) FILTER (n <= needed) AS last_time,\n"
                + "    list(event_id ORDER BY step, n) FILTER (n <= needed) AS event_ids" + counts
                + "\n  FROM part GROUP BY tenant, chain HAVING bool_or(brought)\n)";
    }

    private String alerts() {
        AlertForm form = unit.alert().orElseThrow();
        StreamSchema stream = trigger(sequence.steps().get(0).unit()).stream();
        return "SELECT\n  " + AlertColumns.of(unit, stream, "c.first_time", "c.last_time", level(),
                TemplateSql.of(form.summary(), step -> "c.count" + (step + 1)), "c.event_ids")
                + "\nFROM chain c JOIN h1 e ON e.event_id = c.chain AND e.tenant IS NOT DISTINCT FROM c.tenant\nWHERE c.done >= "
                + sequence.alertsFrom();
    }

    private String level() {
        String cases = sequence.levels().keySet().stream().sorted((a, b) -> b - a)
                .map(done -> " WHEN c.done >= " + done + " THEN '" + sequence.levels().get(done).word() + "'").collect(Collectors.joining());
        return "CASE" + cases + " END";
    }

    private static Trigger.OneRow trigger(RuleUnit step) {
        return (Trigger.OneRow) step.trigger();
    }

    private static String table(RuleUnit step) {
        return Ddl.quote(trigger(step).stream().name());
    }

    private static String interval(Duration duration) {
        return "to_seconds(" + duration.toSeconds() + ")";
    }
}

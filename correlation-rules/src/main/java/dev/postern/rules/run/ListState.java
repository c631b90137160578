package dev.postern.rules.run;

import dev.postern.rules.model.Rule;
import dev.postern.rules.model.RuleUnit;
import dev.postern.rules.model.Sequence;
import dev.postern.rules.model.Trigger;
import dev.postern.schema.Ddl;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells which lists were wanting for the tenants of a slot: one query per stream that rules with lists read. */
final class ListState implements AutoCloseable {
    private record Need(String ruleId, String unit, String list) {
    }

    private record Absence(String tenant, String list, Suppression.Reason reason) {
    }

    private final Map<String, Set<Need>> needs = new TreeMap<>();
    private final Map<String, SlotQuery> queries = new TreeMap<>();

    ListState(RuleSet rules, Connection connection) {
        for (Rule rule : rules.rules()) {
            rule.units().stream().filter(unit -> unit.alert().isPresent()).forEach(unit -> collect(unit, unit));
        }
        for (String stream : needs.keySet()) {
            queries.put(stream, new SlotQuery(connection, query(stream), true));
        }
    }

    List<Suppression> suppressed(Slot slot, Instant oldestList) throws SQLException {
        Set<Suppression> suppressed = new LinkedHashSet<>();
        for (Map.Entry<String, SlotQuery> query : queries.entrySet()) {
            List<Absence> absent = query.getValue().run(slot, oldestList, row -> new Absence(
                    row.getString(1), row.getString(2), row.getBoolean(3) ? Suppression.Reason.STALE : Suppression.Reason.MISSING));
            for (Absence absence : absent) {
                needs.get(query.getKey()).stream().filter(need -> need.list().equals(absence.list())).forEach(need -> suppressed.add(
                        new Suppression(need.ruleId(), need.unit(), absence.tenant(), absence.list(), absence.reason())));
            }
        }
        return new ArrayList<>(suppressed);
    }

    /** @param alerting the unit that is silent when {@code unit} is */
    private void collect(RuleUnit alerting, RuleUnit unit) {
        if (unit.trigger() instanceof Trigger.Steps steps) {
            steps.sequence().steps().stream().map(Sequence.Step::unit).forEach(step -> collect(alerting, step));
        } else {
            String stream = ((Trigger.OneRow) unit.trigger()).stream().name();
            unit.requiredLists().forEach(list -> needs.computeIfAbsent(stream, key -> new LinkedHashSet<>())
                    .add(new Need(alerting.rule(), alerting.name(), list)));
        }
    }

    private String query(String stream) {
        Set<String> lists = new TreeSet<>();
        needs.get(stream).forEach(need -> lists.add("('" + need.list().replace("'", "''") + "')"));
        String known = "SELECT 1 FROM current_list l WHERE l.tenant = t.tenant AND l.list = n.list";
        return "SELECT coalesce(t.tenant, ''), n.list, EXISTS (" + known + ")\nFROM (SELECT DISTINCT tenant FROM " + Ddl.quote(stream)
                + " WHERE " + Ddl.ARRIVAL_COLUMN + " > $1 AND " + Ddl.ARRIVAL_COLUMN + " <= $2) t\nCROSS JOIN (VALUES "
                + String.join(", ", lists) + ") n(list)\nWHERE NOT EXISTS (" + known + " AND l.time >= $3)\nORDER BY ALL";
    }

    @Override
    public void close() throws SQLException {
        for (SlotQuery query : queries.values()) {
            query.close();
        }
    }
}

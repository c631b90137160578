package dev.postern.rules.run;

import dev.postern.rules.model.RuleUnit;
import dev.postern.rules.sql.CompiledUnit;
import dev.postern.rules.sql.SqlCompiler;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks the rules of a set about slots of arrivals on a DuckDB connection that has the tables of
 * {@link dev.postern.schema.Ddl}. Statements are prepared at their first use and kept. Does not close the connection; not thread-safe.
 */
public final class RuleRunner implements AutoCloseable {
    private record Prepared(RuleUnit unit, SlotQuery query, AlertReader reader) {
    }

    private final List<Prepared> prepared = new ArrayList<>();
    private final ListState lists;
    private final Sieve sieve;

    /** @throws RuleRunException naming the unit whose condition does not fit the tables of the connection */
    public RuleRunner(RuleSet rules, Connection connection) {
        lists = new ListState(rules, connection);
        List<RuleUnit> alerting = rules.units().stream().filter(unit -> unit.alert().isPresent()).toList();
        sieve = new Sieve(alerting, connection);
        for (RuleUnit unit : alerting) {
            CompiledUnit compiled = SqlCompiler.compile(unit);
            prepared.add(new Prepared(unit, new SlotQuery(connection, compiled.query(), compiled.readsLists()), new AlertReader(unit)));
        }
    }

    /**
     * Asks every rule about the rows that arrived in a slot.
     *
     * @param oldestList lists whose last complete generation was taken before this instant are stale
     * @throws RuleRunException where not even the lists can be read
     */
    public Evaluation run(Slot slot, Instant oldestList) {
        Map<String, Alert> alerts = new LinkedHashMap<>();
        List<Failure> failed = new ArrayList<>();
        Set<String> hits = sieve.hits(slot);
        for (Prepared unit : prepared) {
            try {
                if (!sieve.passes(unit.unit(), hits, slot)) {
                    continue;
                }
                unit.query().run(slot, oldestList, unit.reader()::read).forEach(alert -> alerts.merge(alert.dedupKey(), alert, Alert::merge));
            } catch (SQLException e) {
                failed.add(new Failure(unit.unit().rule(), unit.unit().name(), String.valueOf(e.getMessage())));
            }
        }
        List<Alert> ordered = new ArrayList<>(alerts.values());
        ordered.sort(Comparator.comparing(Alert::firstTime).thenComparing(Alert::dedupKey));
        return new Evaluation(ordered, suppressed(slot, oldestList), failed);
    }

    private List<Suppression> suppressed(Slot slot, Instant oldestList) {
        try {
            return lists.suppressed(slot, oldestList);
        } catch (SQLException e) {
            throw new RuleRunException("cannot read the state of the lists: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            lists.close();
            sieve.close();
            for (Prepared unit : prepared) {
                unit.query().close();
            }
        } catch (SQLException e) {
            throw new RuleRunException("cannot close a statement: " + e.getMessage(), e);
        }
    }
}

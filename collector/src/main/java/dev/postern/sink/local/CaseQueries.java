package dev.postern.sink.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where alerts stand and what was done with them. Reads only; thread-safe as the store is. */
public final class CaseQueries {
    private static final String RAISED = """
            SELECT dedup_key, updated, coalesce(times, 1) AS times, coalesce(last_time, updated) AS last_time FROM alert_case WHERE dedup_key %s""";

    private static final String ACTS = "SELECT * FROM alert_act WHERE dedup_key %s ORDER BY time, n";

    private static final String OF_SPAN = "IN (SELECT dedup_key FROM alert WHERE time >= make_timestamp(?) AND time <= make_timestamp(?))";

    private final LocalStore store;

    public CaseQueries(LocalStore store) {
        this.store = store;
    }

    /** Where each alert whose event time lies in a span stands, by key. */
    public Map<String, AlertCase> between(Instant from, Instant to) {
        return folded(OF_SPAN, from, to);
    }

    /** Where one alert stands; empty where there is none of that key. */
    public Optional<AlertCase> find(String dedupKey) {
        return Optional.ofNullable(folded("= ?", dedupKey).get(dedupKey));
    }

    private Map<String, AlertCase> folded(String which, Object... arguments) {
        Map<String, List<CaseAct>> acts = new HashMap<>();
        for (CaseAct act : store.select("read acts", ACTS.formatted(which), CaseTables::act, arguments)) {
            acts.computeIfAbsent(act.alert(), key -> new ArrayList<>()).add(act);
        }
        Map<String, AlertCase> cases = new HashMap<>();
        for (AlertCase.Raised raised : store.select("read cases", RAISED.formatted(which),
                row -> new AlertCase.Raised(row.getString("dedup_key"), ResultRows.instant(row, "updated"), row.getLong("times"),
                        ResultRows.instant(row, "last_time")), arguments)) {
            cases.put(raised.alert(), AlertCase.of(raised, acts.getOrDefault(raised.alert(), List.of())));
        }
        return cases;
    }
}

package dev.postern.rules.run;

import dev.postern.rules.model.Place;
import dev.postern.rules.model.Severity;
import dev.postern.schema.Row;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Rows, the slots in which they arrive, and the alerts that one rule has to raise over all of them.
 *
 * @param lists      entries of named lists, taken an hour before the first row
 * @param stale      names of those lists that were taken three days before it instead
 * @param expect     all alerts, unique by key, each at its highest severity
 * @param suppressed lists for want of which some document of the rule must be silent
 */
public record RuleCase(
        Place place,
        String name,
        Kind kind,
        Map<String, List<String>> lists,
        List<String> stale,
        List<Arrival> rows,
        List<Expectation> expect,
        List<String> suppressed) {

    /** What a case shows. */
    public enum Kind {
        ATTACK, BENIGN, LATE, DUPLICATED, OUT_OF_ORDER;

        /** As the file writes it, such as {@code out-of-order}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A row and the slot that brings it.
     *
     * @param slot from 1
     */
    public record Arrival(int slot, Row row) {
    }

    /**
     * An alert that has to be there.
     *
     * @param events  how many events contribute
     * @param summary text that the summary contains
     */
    public record Expectation(Severity severity, Optional<String> objectName, Optional<Integer> events, Optional<String> summary) {
        boolean meets(Alert alert) {
            return alert.severity() == severity && objectName.map(name -> alert.objectName().equals(Optional.of(name))).orElse(true)
                    && events.map(count -> alert.eventIds().size() == count).orElse(true)
                    && summary.map(alert.summary()::contains).orElse(true);
        }
    }

    public RuleCase {
        lists = Map.copyOf(lists);
        stale = List.copyOf(stale);
        rows = List.copyOf(rows);
        expect = List.copyOf(expect);
        suppressed = List.copyOf(suppressed);
    }

    /** Time of the earliest row. */
    public Instant begin() {
        return rows.stream().map(arrival -> arrival.row().time()).min(Instant::compareTo).orElseThrow();
    }

    public int lastSlot() {
        return rows.stream().mapToInt(Arrival::slot).max().orElseThrow();
    }
}

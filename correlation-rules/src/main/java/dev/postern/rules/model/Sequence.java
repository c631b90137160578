package dev.postern.rules.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Steps that follow each other on one key within one tenant.
 *
 * @param steps     at least two; the first is one event
 * @param within    longest time from the first event to any other
 * @param tolerance how much earlier than the step before it a step may be, since clocks differ
 * @param levels    severity by number of steps done, from two
 */
public record Sequence(List<Step> steps, Duration within, Duration tolerance, Map<Integer, Severity> levels) {
    /**
     * One step.
     *
     * @param unit   the rows that count; a unit of single rows
     * @param key    field of that unit's stream that all steps share, whatever the case
     * @param count  how many events complete the step
     * @param within longest time from a completion of the step before; at most the sequence's own
     */
    public record Step(RuleUnit unit, FieldRef key, int count, Duration within) {
    }

    public Sequence {
        steps = List.copyOf(steps);
        levels = Map.copyOf(new TreeMap<>(levels));
    }

    /** Fewest steps that raise an alert. */
    public int alertsFrom() {
        return levels.keySet().stream().min(Integer::compare).orElseThrow();
    }
}

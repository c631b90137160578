package dev.postern.rules.model;

import java.util.List;

/**
 * How a unit's alert looks.
 *
 * @param level   severity where no raise holds; for a sequence, see {@link Sequence#levels()}
 * @param dedup   fields whose values, with tenant, rule and UTC day, make one alert
 */
public record AlertForm(Severity level, List<Raise> raises, Template summary, List<FieldRef> dedup, String nextStep, String playbook) {
    /** A higher severity where a condition holds. */
    public record Raise(Condition when, Severity level) {
    }

    public AlertForm {
        raises = List.copyOf(raises);
        dedup = List.copyOf(dedup);
    }
}

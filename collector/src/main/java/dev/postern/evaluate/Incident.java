package dev.postern.evaluate;

import dev.postern.rules.model.Severity;
import dev.postern.schema.Row;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Alerts that belong together: they share an actor or an object within {@link Incidents#GAP}.
 *
 * @param alerts rows of stream {@code alert}, in the order of event time
 */
public record Incident(List<Row> alerts) {
    public Incident {
        alerts = alerts.stream().sorted(Comparator.comparing((Row alert) -> alert.time("first_time")).thenComparing(alert -> alert.text("rule_id"))).toList();
    }

    /** The alert that names it: the first of the highest severity. */
    public Row leading() {
        return alerts.stream().max(Comparator.comparing((Row alert) -> severity(alert)).thenComparing(alert -> alert.time("first_time"),
                Comparator.reverseOrder())).orElseThrow();
    }

    public String severity() {
        return leading().text("severity");
    }

    public Instant first() {
        return alerts.get(0).time("first_time");
    }

    public Instant last() {
        return alerts.stream().map(alert -> Optional.ofNullable(alert.time("last_time")).orElse(alert.time("first_time")))
                .max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Above low: worth a person's time now. */
    public boolean urgent() {
        return severity(leading()).compareTo(Severity.LOW) > 0;
    }

    static Severity severity(Row alert) {
        return Severity.ofWord(alert.text("severity")).orElse(Severity.INFORMATIONAL);
    }
}

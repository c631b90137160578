package dev.postern.evaluate;

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
    static final List<String> SEVERITIES = List.of("informational", "low", "medium", "high", "critical");

    public Incident {
        alerts = alerts.stream().sorted(Comparator.comparing((Row alert) -> alert.time("first_time")).thenComparing(alert -> alert.text("rule_id"))).toList();
    }

    /** The alert that names it: the first of the highest severity. */
    public Row leading() {
        return alerts.stream().max(Comparator.comparing((Row alert) -> rank(alert)).thenComparing(alert -> alert.time("first_time"),
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
        return rank(leading()) > SEVERITIES.indexOf("low");
    }

    static int rank(Row alert) {
        return SEVERITIES.indexOf(alert.text("severity"));
    }
}

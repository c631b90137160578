package dev.postern.console;

import dev.postern.evaluate.Incident;
import java.util.List;

/**
 * An incident with those of its alerts that the filter lets through.
 *
 * @param number its place on the page; from 1
 * @param total  how many alerts it has, with those that the filter hides
 */
record IncidentView(int number, String severity, String title, String first, String last, List<AlertLine> alerts, int total) {
    static IncidentView of(int number, Incident incident, List<AlertLine> shown) {
        return new IncidentView(number, incident.severity(), incident.leading().text("rule_title"), Times.utc(incident.first()),
                Times.utc(incident.last()), shown, incident.alerts().size());
    }

    /** How many alerts it has, and how many of them are shown. */
    String counts() {
        return alerts.size() == total ? Words.count(total, "alert") : alerts.size() + " of " + Words.count(total, "alert");
    }
}

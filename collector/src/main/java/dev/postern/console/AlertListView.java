package dev.postern.console;

import dev.postern.evaluate.Incident;
import dev.postern.evaluate.Incidents;
import dev.postern.schema.Row;
import dev.postern.sink.local.AlertCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The page of alerts.
 *
 * @param incidents above low, the most severe first
 * @param others    alerts of the other incidents
 * @param total     alerts of the span, with those that the filter hides
 * @param mark      how many alert rows the engine had when the page was made, see {@link LivePages}
 * @param cut       true where the span has more alerts than a page takes; the oldest are left out
 */
record AlertListView(AlertFilter filter, List<IncidentView> incidents, List<AlertLine> others, int total, boolean cut, long mark) {
    /** More than this is no longer a page; a span of days narrows it. */
    static final int MOST = 2000;

    /** @param alerts the newest of the span, one more than {@link #MOST} where there are more */
    static AlertListView of(AlertFilter filter, List<Row> alerts, Function<Row, AlertCase> cases, long mark, Instant now) {
        List<Row> taken = alerts.subList(0, Math.min(MOST, alerts.size()));
        List<IncidentView> incidents = new ArrayList<>();
        List<AlertLine> others = new ArrayList<>();
        for (Incident incident : Incidents.of(taken)) {
            List<AlertLine> shown = incident.alerts().stream().filter(alert -> filter.matches(alert, cases.apply(alert)))
                    .map(alert -> AlertLine.of(alert, cases.apply(alert), now)).toList();
            if (!incident.urgent()) {
                others.addAll(shown);
            } else if (!shown.isEmpty()) {
                incidents.add(IncidentView.of(incidents.size() + 1, incident, shown));
            }
        }
        return new AlertListView(filter, List.copyOf(incidents), List.copyOf(others), taken.size(), alerts.size() > taken.size(), mark);
    }

    int shown() {
        return incidents.stream().mapToInt(incident -> incident.alerts().size()).sum() + others.size();
    }

    /** What the page holds, in one sentence. */
    String counts() {
        return Words.count(incidents.size(), "incident") + ", " + Words.count(shown(), "alert") + (shown() < total ? " of " + total : "") + ".";
    }
}

package dev.postern.console;

import dev.postern.schema.Row;
import dev.postern.sink.local.AlertCase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The page of one alert; absent texts are empty.
 *
 * @param objectLink page of the object; empty where it has none
 * @param steps      what comes next in its playbook; empty where that is not written
 * @param siblings   the other alerts of its incident
 */
record AlertView(AlertLine line, CaseView standing, ActForm form, String last, String from, String tenant, String drill, String objectLink, List<Difference> differences,
        String approval, String ticket, List<TimelineEntry> timeline, String left, List<RawRow> raw, String alertJson, String nextStep,
        String playbook, Optional<NextStepsView> steps, List<AlertLine> siblings) {

    static AlertView of(Row alert, AlertCase standing, ActForm form, Evidence evidence, List<AlertLine> siblings, Optional<NextStepsView> steps,
            String objectLink, Instant now) {
        return new AlertView(AlertLine.of(alert, standing, now), CaseView.of(standing), form, Times.utc(alert.time("last_time")), Words.orEmpty(alert.text("client_ip")),
                Words.orEmpty(alert.text("tenant")), Words.orEmpty(alert.text("drill_id")), objectLink,
                Difference.of(alert.json("before"), alert.json("after")), evidence.approval(alert), Words.orEmpty(alert.text("ticket")),
                evidence.timeline(alert), evidence.left(), evidence.raw(), Values.json(alert), Words.orEmpty(alert.text("next_step")),
                Words.orEmpty(alert.text("playbook")),
                steps, siblings);
    }
}

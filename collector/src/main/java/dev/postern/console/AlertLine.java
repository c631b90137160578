package dev.postern.console;

import dev.postern.schema.Row;
import dev.postern.sink.local.AlertCase;
import dev.postern.sink.local.Verdict;
import java.time.Instant;

/**
 * An alert as a line of a table; absent texts are empty.
 *
 * @param standing what a closed alert turned out to be, or why it is open again
 */
record AlertLine(String link, String severity, String time, String age, String rule, String title, String objectType, String object, String actor,
        String summary, String state, String standing, String assignee) {

    static AlertLine of(Row alert, AlertCase standing, Instant now) {
        return new AlertLine(Links.alert(alert.text("dedup_key")), alert.text("severity"), Times.utc(alert.time("first_time")),
                Times.age(alert.time("first_time"), now), alert.text("rule_id"), alert.text("rule_title"), Words.kind(alert.text("object_type")),
                Words.orEmpty(alert.text("object_name")), Words.orEmpty(alert.text("actor_id")), alert.text("summary"),
                standing.state().word(), standing.verdict().map(Verdict::label).orElse(standing.risen() ? "risen" : ""), standing.assignee());
    }
}

package dev.postern.console;

import dev.postern.schema.Row;
import java.time.Instant;

/** An alert as a line of a table; absent texts are empty. */
record AlertLine(String link, String severity, String time, String age, String rule, String title, String objectType, String object, String actor,
        String summary) {

    static AlertLine of(Row alert, Instant now) {
        return new AlertLine(Links.alert(alert.text("dedup_key")), alert.text("severity"), Times.utc(alert.time("first_time")),
                Times.age(alert.time("first_time"), now), alert.text("rule_id"), alert.text("rule_title"), Words.kind(alert.text("object_type")),
                Words.orEmpty(alert.text("object_name")), Words.orEmpty(alert.text("actor_id")), alert.text("summary"));
    }
}

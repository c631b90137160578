package dev.postern.sink.local;

import dev.postern.rules.run.Alert;
import dev.postern.schema.Row;
import dev.postern.schema.StreamSchema;
import java.time.Instant;

/** An alert as a row of stream {@code alert}. */
final class AlertRows {
    private AlertRows() {
    }

    static Row row(StreamSchema stream, Alert alert, Instant now, String collector) {
        String severity = alert.severity().word();
        return new Row(stream)
                .set("time", alert.firstTime())
                .set("observed_time", now)
                .set("event_id", alert.dedupKey() + "#" + severity)
                .set("tenant", alert.tenant())
                .set("product", "Postern")
                .set("source", "rules")
                .set("collector", collector)
                .set("drill_id", alert.drillId().orElse(null))
                .set("rule_id", alert.ruleId())
                .set("rule_title", alert.title())
                .set("severity", severity)
                .set("dedup_key", alert.dedupKey())
                .set("summary", alert.summary())
                .set("first_time", alert.firstTime())
                .set("last_time", alert.lastTime())
                .set("actor_id", alert.actorId().orElse(null))
                .set("client_ip", alert.clientIp().orElse(null))
                .set("object_type", alert.objectType().orElse(null))
                .set("object_id", alert.objectId().orElse(null))
                .set("object_name", alert.objectName().orElse(null))
                .set("before", alert.before())
                .set("after", alert.after())
                .set("ticket", alert.ticket().orElse(null))
                .set("event_ids", alert.eventIds())
                .set("next_step", alert.nextStep())
                .set("playbook", alert.playbook());
    }
}

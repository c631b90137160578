package dev.postern.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.schema.Row;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Alerts for machines: a JSON array, one object an alert, absent values left out. */
final class AlertJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIELDS = List.of("rule_id", "rule_title", "severity", "first_time", "last_time", "summary", "actor_id", "client_ip",
            "object_type", "object_id", "object_name", "before", "after", "ticket", "event_ids", "next_step", "playbook", "dedup_key", "tenant", "drill_id");

    private AlertJson() {
    }

    static void print(List<Row> alerts, PrintStream out) {
        try (JsonGenerator json = JSON.getFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (Row alert : alerts) {
                JSON.writeValue(json, object(alert));
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println();
    }

    private static Map<String, Object> object(Row alert) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String field : FIELDS) {
            Object value = alert.get(field);
            if (value != null) {
                object.put(field, value instanceof java.time.Instant time ? time.toString() : value);
            }
        }
        return object;
    }
}

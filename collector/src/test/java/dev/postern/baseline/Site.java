package dev.postern.baseline;

import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.source.ConfigObject;
import dev.postern.source.Position;
import dev.postern.source.Reading;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tenant whose snapshots and audit rows go through a baseline; every call is committed at once. */
final class Site {
    static final String TENANT = "contoso";
    static final String IN = "inbound-connector";
    static final Instant T0 = Instant.parse("2026-03-02T08:00:00Z");

    final StoredDocuments documents = new StoredDocuments();
    Approvals approvals = Approvals.none();
    Baseline baseline = open();

    Baseline open() {
        return new Baseline(documents, () -> approvals, BaselineConfig.defaults());
    }

    void restart() {
        baseline = open();
    }

    void register(String... lines) throws java.io.IOException {
        approvals = Approvals.parse("register.csv", new StringReader(
                "ticket,object_type,object,operation,properties,from,until,approver,note\n" + String.join("\n", lines)));
    }

    List<Row> snapshot(Reading.Snapshot snapshot) {
        return snapshot(snapshot, snapshot.takenAt());
    }

    List<Row> snapshot(Reading.Snapshot snapshot, Instant now) {
        return committed(baseline.snapshot(TENANT, snapshot, now));
    }

    List<Row> audit(Row row) {
        return committed(baseline.audit(row, row.time()));
    }

    List<Row> settle(Instant now) {
        return committed(baseline.settle(now));
    }

    private List<Row> committed(BaselineResult result) {
        documents.apply(result.documents());
        baseline.commit();
        return result.rows();
    }

    static Instant at(double hours) {
        return T0.plus(Duration.ofSeconds(Math.round(hours * 3600)));
    }

    static Reading.Snapshot listing(double hours, ConfigObject... objects) {
        return listing(IN, "", hours, true, objects);
    }

    static Reading.Snapshot incomplete(double hours, ConfigObject... objects) {
        return listing(IN, "", hours, false, objects);
    }

    static Reading.Snapshot listing(String type, String organization, double hours, boolean complete, ConfigObject... objects) {
        return new Reading.Snapshot(new Position("snapshot.json", 0, 1), organization, type, at(hours), complete, List.of(), List.of(objects));
    }

    static ConfigObject connector(String id, String name, Object... properties) {
        return object(IN, id, name, properties);
    }

    static ConfigObject object(String type, String id, String name, Object... properties) {
        return new ConfigObject(type, id, name, map(properties));
    }

    static Row operation(double hours, String id, String cmdlet, String type, Object... parameters) {
        Map<String, Object> passed = map(parameters);
        return new Row(Schema.current().stream("audit")).set("time", at(hours)).set("event_id", id).set("tenant", TENANT)
                .set("operation", cmdlet).set("object_type", type).set("actor", "Ann@Contoso.com").set("result", "success")
                .set("object_name", passed.getOrDefault("Identity", passed.get("Name"))).set("parameters", passed);
    }

    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    static List<Row> of(String stream, List<Row> rows) {
        return rows.stream().filter(row -> row.schema().name().equals(stream)).toList();
    }

    /** {@code kind property old>new state} of each change row. */
    static List<String> changes(List<Row> rows) {
        return of("change", rows).stream().map(row -> String.join(" ", Arrays.asList(row.text("kind"), row.text("object_id"),
                row.text("property"), row.text("state")))).toList();
    }

    static List<String> configs(List<Row> rows) {
        return of("config", rows).stream().map(row -> row.text("object_id")).toList();
    }
}

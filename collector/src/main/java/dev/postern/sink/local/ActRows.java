package dev.postern.sink.local;

import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Acts on alerts as rows of stream {@code audit}, and back. The row is the record; what the console shows is derived from it. */
public final class ActRows {
    /** What a row of our own carries as its product; no source can give it to a record. */
    public static final String PRODUCT = "Postern";
    public static final String RECORD_TYPE = "PosternConsole";
    private static final String OBJECT_TYPE = "alert";

    private ActRows() {
    }

    /** @param tenant of the alert */
    public static Row row(CaseAct act, String tenant) {
        return new Row(Schema.current().stream("audit"))
                .set("time", act.time())
                .set("event_id", act.id())
                .set("tenant", tenant)
                .set("product", PRODUCT)
                .set("record_type", RECORD_TYPE)
                .set("workload", PRODUCT)
                .set("operation", act.kind().operation())
                .set("result", "success")
                .set("actor", act.actor())
                .set("actor_id", act.actor())
                .set("actor_type", "regular")
                .set("client_ip", act.from().orElse(null))
                .set("object_type", OBJECT_TYPE)
                .set("object", act.title())
                .set("object_name", act.title())
                .set("object_id", act.alert())
                .set("parameters", new TreeMap<String, Object>(act.details()));
    }

    /** The act of a row; empty where the row is something else. */
    static Optional<CaseAct> act(Row row) {
        if (!PRODUCT.equals(row.text("product")) || !OBJECT_TYPE.equals(row.text("object_type")) || row.text("object_id") == null) {
            return Optional.empty();
        }
        return CaseAct.Kind.ofOperation(row.text("operation")).map(kind -> new CaseAct(row.eventId(), row.text("object_id"), row.text("object_name"),
                row.time(), row.text("actor_id"), Optional.ofNullable(row.text("client_ip")), kind, details(row.json("parameters"))));
    }

    private static Map<String, String> details(Map<String, Object> parameters) {
        Map<String, String> details = new TreeMap<>();
        if (parameters != null) {
            parameters.forEach((name, value) -> details.put(name, String.valueOf(value)));
        }
        return details;
    }
}

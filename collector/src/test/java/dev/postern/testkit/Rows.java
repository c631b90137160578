package dev.postern.testkit;

import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.source.Position;
import dev.postern.source.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Short ways to rows and readings. Everything in them is synthetic. */
public final class Rows {
    public static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private Rows() {
    }

    public static Row audit(String id, String operation) {
        return new Row(Schema.current().stream("audit")).set("time", NOON).set("event_id", id).set("operation", operation)
                .set("actor", "admin@contoso.example").set("actor_id", "admin@contoso.example").set("product", "Microsoft 365");
    }

    public static Row message(String id, Instant time, String connector) {
        return new Row(Schema.current().stream("message")).set("time", time).set("event_id", id).set("connector", connector).set("event", "RECEIVE");
    }

    public static Reading of(Row... rows) {
        return new Reading.Rows(new Position("test", 0, 1), Arrays.asList(rows));
    }

    public static Reading rejected(String reason) {
        return new Reading.Rejected(new Position("test.json", 17, 3), reason, "{bad".getBytes(StandardCharsets.UTF_8));
    }

    /** {@code name, value, name, value …} */
    public static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    public static List<String> ids(List<Row> rows) {
        return rows.stream().map(Row::eventId).toList();
    }
}

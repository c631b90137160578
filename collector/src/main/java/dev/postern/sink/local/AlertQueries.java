package dev.postern.sink.local;

import dev.postern.schema.Ddl;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.schema.StreamSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What the console asks about alerts and the rows behind them. Reads only; thread-safe as the store is. */
public final class AlertQueries {
    private static final String NEAR = """
            SELECT * FROM audit
            WHERE tenant IS NOT DISTINCT FROM ? AND time >= make_timestamp(?) AND time <= make_timestamp(?)
              AND (actor_id = ? OR (object_type = ? AND (object_id = ? OR lower(object_name) = lower(?))))
            ORDER BY abs(epoch_us(time) - ?), event_id LIMIT ?""";

    private final LocalStore store;

    public AlertQueries(LocalStore store) {
        this.store = store;
    }

    /** Alerts at their highest severity whose event time lies in a span, the newest first. */
    public List<Row> newest(Instant from, Instant to, int limit) {
        return rows("alert", AlertTables.NEWEST, from, to, limit);
    }

    /** The alert of a key at its highest severity. */
    public Optional<Row> find(String dedupKey) {
        return rows("alert", AlertTables.ONE, dedupKey).stream().findFirst();
    }

    /** Rows of one stream by their ids, in the order of time. */
    public List<Row> byIds(String stream, List<String> eventIds) {
        if (eventIds.isEmpty()) {
            return List.of();
        }
        String places = String.join(", ", Collections.nCopies(eventIds.size(), "?"));
        return rows(stream, "SELECT * FROM " + Ddl.quote(stream) + " WHERE event_id IN (" + places + ") ORDER BY time, event_id",
                new ArrayList<>(eventIds).toArray());
    }

    /** Audit rows of the alert's tenant by its actor or on its object within a span, those nearest to its first event first. */
    public List<Row> auditNear(Row alert, Instant from, Instant to, int limit) {
        return rows("audit", NEAR, alert.text("tenant"), from, to, alert.text("actor_id"), alert.text("object_type"),
                alert.text("object_id"), alert.text("object_name"), alert.time("first_time"), limit);
    }

    private List<Row> rows(String stream, String query, Object... arguments) {
        StreamSchema schema = Schema.current().stream(stream);
        return store.select("read rows of " + stream, query, row -> ResultRows.row(schema, row), arguments);
    }
}

package dev.postern.sink.local;

import dev.postern.rules.sql.CurrentRows;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.schema.StreamSchema;
import java.util.List;
import java.util.Optional;

/** What the console asks about the watched configuration. Reads only; thread-safe as the store is. */
public final class InventoryQueries {
    /** Kinds of objects that make up the inventory: the ways of mail in and out. */
    public static final List<String> TYPES = List.of("inbound-connector", "outbound-connector", "receive-connector", "send-connector",
            "transport-rule", "accepted-domain", "remote-domain");

    private static final String IN_TYPES = "object_type IN ('" + String.join("', '", TYPES) + "')";

    /** An object that the last complete listing of its kind no longer shows is gone. */
    private static final String OBJECTS = """
            SELECT * FROM (
              SELECT *, max(time) FILTER (WHERE snapshot_complete) OVER (PARTITION BY tenant, object_type) AS complete
              FROM config WHERE %s)
            WHERE complete IS NULL OR time >= complete
            QUALIFY row_number() OVER (PARTITION BY tenant, object_type, object_id ORDER BY time DESC, _block DESC, seq DESC) = 1
            ORDER BY object_type, lower(object_name), object_id""".formatted(IN_TYPES);

    private static final String GONE = """
            SELECT * FROM (
              SELECT *, max(time) FILTER (WHERE snapshot_complete) OVER (PARTITION BY tenant, object_type) AS complete
              FROM config WHERE %s
              QUALIFY row_number() OVER (PARTITION BY tenant, object_type, object_id ORDER BY time DESC, _block DESC, seq DESC) = 1)
            WHERE time < complete
            ORDER BY object_type, lower(object_name), object_id""".formatted(IN_TYPES);

    private static final String OBJECT = """
            SELECT * FROM config WHERE object_type = ? AND object_id = ? AND (? = '' OR tenant = ?)
            ORDER BY time DESC, _block DESC, seq DESC LIMIT 1""";

    private static final String CURRENT_CHANGES = "SELECT * FROM " + CurrentRows.of("change") + " WHERE %s\n";

    private static final String LAST_CHANGES = CURRENT_CHANGES.formatted(IN_TYPES)
            + "QUALIFY row_number() OVER (PARTITION BY tenant, object_type, object_id ORDER BY time DESC, property) = 1";

    private static final String HISTORY = CURRENT_CHANGES.formatted("object_type = ? AND object_id = ? AND (? = '' OR tenant = ?)")
            + "ORDER BY time DESC, property LIMIT ?";

    /** Drift is judged by the last change of each property: what came before it no longer stands. */
    private static final String STANDING = """
            WITH current_changes AS (%s)
            SELECT tenant, object_type, object_id,
              count(*) FILTER (WHERE last AND state = 'unapproved') AS unapproved,
              count(*) FILTER (WHERE last AND state = 'silent') AS silent,
              count(*) FILTER (WHERE last AND state IN ('pending', 'attributed')) AS waiting,
              max(time) FILTER (WHERE state = 'approved') AS approved,
              arg_max(ticket, time) FILTER (WHERE state = 'approved') AS ticket,
              arg_max(approver, time) FILTER (WHERE state = 'approved') AS approver
            FROM (SELECT *, row_number() OVER (PARTITION BY tenant, object_type, object_id, property ORDER BY time DESC, _block DESC, seq DESC) = 1 AS last
              FROM current_changes)
            GROUP BY tenant, object_type, object_id""".formatted(CURRENT_CHANGES.formatted(IN_TYPES));

    private static final String LAST_USE = """
            SELECT tenant, connector_id, max(time) AS time, count(*) AS deliveries FROM message
            WHERE connector_id IS NOT NULL GROUP BY tenant, connector_id""";

    private final LocalStore store;

    public InventoryQueries(LocalStore store) {
        this.store = store;
    }

    /** Every object of the latest snapshots: rows of {@code config}. */
    public List<Row> objects() {
        return rows("config", OBJECTS);
    }

    /** Objects that were in a snapshot and are in the latest no more, as they were last seen: rows of {@code config}. */
    public List<Row> gone() {
        return rows("config", GONE);
    }

    /**
     * The last known state of one object, also where it is gone by now.
     *
     * @param tenant empty where any will do
     */
    public Optional<Row> object(String type, String id, Optional<String> tenant) {
        return rows("config", OBJECT, type, id, tenant.orElse(""), tenant.orElse("")).stream().findFirst();
    }

    /** Whether a snapshot or a change knows the object. */
    public boolean knows(String type, String id, Optional<String> tenant) {
        return object(type, id, tenant).isPresent() || !history(type, id, tenant, 1).isEmpty();
    }

    /** The newest change of each object: rows of {@code change} in their last state. */
    public List<Row> lastChanges() {
        return rows("change", LAST_CHANGES);
    }

    /** Changes of one object in their last state, the newest first. */
    public List<Row> history(String type, String id, Optional<String> tenant, int limit) {
        return rows("change", HISTORY, type, id, tenant.orElse(""), tenant.orElse(""), limit);
    }

    /** How objects stand that a change is known of. */
    public List<ObjectStanding> standing() {
        return store.select("read the standing of objects", STANDING, ObjectStanding::read);
    }

    /** When each connector last carried a message. */
    public List<ConnectorUse> connectorUse() {
        return store.select("read the use of connectors", LAST_USE, ConnectorUse::read);
    }

    private List<Row> rows(String stream, String query, Object... arguments) {
        StreamSchema schema = Schema.current().stream(stream);
        return store.select("read rows of " + stream, query, row -> ResultRows.row(schema, row), arguments);
    }
}

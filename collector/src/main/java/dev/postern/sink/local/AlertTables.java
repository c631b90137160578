package dev.postern.sink.local;

import dev.postern.rules.sql.CurrentRows;
import java.util.List;

/** How far the rules have read, and what is asked of the {@code alert} stream. */
final class AlertTables {
    static final List<String> DDL = List.of(
            "CREATE TABLE IF NOT EXISTS evaluated (arrival BIGINT NOT NULL)");

    private static final String ALERTS = "SELECT * FROM " + CurrentRows.of("alert");

    static final String CURRENT = ALERTS + " ORDER BY time, rule_id, dedup_key";

    /** Takes from, to (both included) and a limit. */
    static final String NEWEST = ALERTS + " WHERE time >= make_timestamp(?) AND time <= make_timestamp(?) ORDER BY time DESC, rule_id, dedup_key LIMIT ?";

    /** Takes a key. */
    static final String ONE = ALERTS + " WHERE dedup_key = ?";

    private AlertTables() {
    }
}

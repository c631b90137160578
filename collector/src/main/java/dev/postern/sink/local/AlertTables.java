package dev.postern.sink.local;

import java.util.List;

/** Tables that carry an alert's life beside the {@code alert} stream. */
final class AlertTables {
    static final List<String> DDL = List.of(
            "CREATE TABLE IF NOT EXISTS evaluated (arrival BIGINT NOT NULL)",
            """
            CREATE TABLE IF NOT EXISTS alert_case (dedup_key VARCHAR PRIMARY KEY, severity BIGINT NOT NULL, state VARCHAR NOT NULL,
              opened TIMESTAMP NOT NULL, updated TIMESTAMP NOT NULL)""");

    static final String CURRENT = """
            SELECT * FROM alert
            QUALIFY row_number() OVER (PARTITION BY dedup_key ORDER BY list_position(
              ['critical', 'high', 'medium', 'low', 'informational'], severity), observed_time DESC) = 1
            ORDER BY time, rule_id, dedup_key""";

    private AlertTables() {
    }
}

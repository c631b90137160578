package dev.postern.sink.local;

import dev.postern.rules.model.Severity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far the rules have read, and what is asked of the {@code alert} stream. */
final class AlertTables {
    static final List<String> DDL = List.of(
            "CREATE TABLE IF NOT EXISTS evaluated (arrival BIGINT NOT NULL)");

    /** Severities as a list of DuckDB, the mildest first. */
    private static final String SEVERITIES = Stream.of(Severity.values()).map(severity -> "'" + severity.word() + "'")
            .collect(Collectors.joining(", ", "[", "]"));

    private static final String HIGHEST = """
            QUALIFY row_number() OVER (PARTITION BY dedup_key ORDER BY list_position(%s, severity) DESC, observed_time DESC) = 1
            """.formatted(SEVERITIES);

    static final String CURRENT = "SELECT * FROM alert " + HIGHEST + "ORDER BY time, rule_id, dedup_key";

    /** Takes from, to (both included) and a limit. */
    static final String NEWEST = "SELECT * FROM (SELECT * FROM alert " + HIGHEST
            + ") WHERE time >= make_timestamp(?) AND time <= make_timestamp(?) ORDER BY time DESC, rule_id, dedup_key LIMIT ?";

    /** Takes a key. */
    static final String ONE = "SELECT * FROM alert WHERE dedup_key = ? " + HIGHEST;

    private AlertTables() {
    }
}

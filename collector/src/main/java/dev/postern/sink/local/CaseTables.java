package dev.postern.sink.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.rules.run.Alert;
import dev.postern.schema.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables of what the rules raised, by key, and of what people did with it. An act goes in once, by its id. */
final class CaseTables {
    static final List<String> DDL = List.of(
            """
            CREATE TABLE IF NOT EXISTS alert_case (dedup_key VARCHAR PRIMARY KEY, severity BIGINT NOT NULL,
              opened TIMESTAMP NOT NULL, updated TIMESTAMP NOT NULL, last_time TIMESTAMP, times BIGINT, slot BIGINT)""",
            "ALTER TABLE alert_case DROP COLUMN IF EXISTS state",
            "ALTER TABLE alert_case ADD COLUMN IF NOT EXISTS last_time TIMESTAMP",
            "ALTER TABLE alert_case ADD COLUMN IF NOT EXISTS times BIGINT",
            "ALTER TABLE alert_case ADD COLUMN IF NOT EXISTS slot BIGINT",
            """
            CREATE TABLE IF NOT EXISTS alert_act (event_id VARCHAR PRIMARY KEY, n BIGINT NOT NULL, dedup_key VARCHAR NOT NULL, title VARCHAR, time TIMESTAMP NOT NULL,
              actor VARCHAR, client_ip VARCHAR, operation VARCHAR NOT NULL, details VARCHAR NOT NULL)""");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalConnection database;

    CaseTables(LocalConnection database) {
        this.database = database;
    }

    /**
     * Notes that rules raised an alert in a slot.
     *
     * @param slot where the slot begins; a slot that is asked again counts once
     * @return whether it is new, or more severe than before
     */
    boolean raised(Alert alert, long slot, Instant now) throws SQLException {
        Optional<Long> known = database.first("SELECT severity FROM alert_case WHERE dedup_key = ?", alert.dedupKey());
        long severity = alert.severity().ordinal();
        if (known.isEmpty()) {
            database.update("INSERT INTO alert_case (dedup_key, severity, opened, updated, last_time, times, slot) "
                    + "VALUES (?, ?, make_timestamp(?), make_timestamp(?), make_timestamp(?), 1, ?)",
                    alert.dedupKey(), severity, micros(now), micros(now), micros(alert.lastTime()), slot);
            return true;
        }
        database.update("UPDATE alert_case SET times = coalesce(times, 1) + 1, slot = ?, last_time = greatest(last_time, make_timestamp(?)) "
                + "WHERE dedup_key = ? AND slot IS DISTINCT FROM ?", slot, micros(alert.lastTime()), alert.dedupKey(), slot);
        if (severity > known.get()) {
            database.update("UPDATE alert_case SET severity = ?, updated = make_timestamp(?) WHERE dedup_key = ?", severity, micros(now), alert.dedupKey());
            return true;
        }
        return false;
    }

    /** Takes the acts out of rows that are being stored. */
    void acts(List<Row> audit) throws SQLException {
        for (Row row : audit) {
            Optional<CaseAct> act = ActRows.act(row);
            if (act.isPresent()) {
                add(act.get());
            }
        }
    }

    void add(CaseAct act) throws SQLException {
        database.update("INSERT INTO alert_act VALUES (?, (SELECT coalesce(max(n), 0) + 1 FROM alert_act), ?, ?, make_timestamp(?), ?, ?, ?, ?) "
                + "ON CONFLICT DO NOTHING", act.id(), act.alert(), act.title(), micros(act.time()), act.actor(), act.from().orElse(null), act.kind().operation(), json(act.details()));
    }

    static CaseAct act(ResultSet row) throws SQLException {
        return new CaseAct(row.getString("event_id"), row.getString("dedup_key"), row.getString("title"), ResultRows.instant(row, "time"),
                row.getString("actor"), Optional.ofNullable(row.getString("client_ip")),
                CaseAct.Kind.ofOperation(row.getString("operation")).orElseThrow(), details(row.getString("details")));
    }

    /** A time as the engine takes it: microseconds since 1970. */
    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static String json(Map<String, String> details) {
        try {
            return JSON.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new LocalStoreException("an act cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> details(String json) {
        try {
            return JSON.readValue(json, Map.class);
        } catch (JsonProcessingException e) {
            throw new LocalStoreException("an act cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}

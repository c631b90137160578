package dev.postern.sink.local;

import dev.postern.event.BlockEncoder;
import dev.postern.event.NdjsonCodec;
import dev.postern.outbox.Block;
import dev.postern.rules.run.Alert;
import dev.postern.rules.run.Evaluation;
import dev.postern.rules.run.RuleRunner;
import dev.postern.rules.run.RuleSet;
import dev.postern.rules.run.Slot;
import dev.postern.schema.Ddl;
import dev.postern.schema.Field;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.schema.StreamSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/**
 * The embedded engine: events, lists and alerts in one DuckDB file. A block goes in exactly once, because its number is written
 * in the same transaction as its rows. Thread-safe: one connection, guarded by this object's monitor.
 */
public final class LocalStore implements AutoCloseable {
    private final LocalConnection database;
    private final CaseTables cases;
    private final BlockEncoder blocks = new BlockEncoder(NdjsonCodec.compact(), Integer.MAX_VALUE);
    private final Map<String, List<Field>> columns = new HashMap<>();
    private RuleRunner runner;
    private RuleSet runnerRules;
    private DuckDBConnection runnerConnection;

    private LocalStore(LocalConnection database) {
        this.database = database;
        this.cases = new CaseTables(database);
        database.transaction("read its tables", () -> {
            for (StreamSchema stream : Schema.current().streams()) {
                columns.put(stream.name(), columnsOf(stream));
            }
            return null;
        });
    }

    /**
     * @param file where it is kept; empty keeps it in memory
     * @throws LocalStoreException where the file cannot be opened or is newer than this program
     */
    public static LocalStore open(Optional<Path> file, LocalLimits limits) {
        return new LocalStore(new LocalConnection(file, limits));
    }

    /**
     * Puts blocks in, all or none, except those that are in already.
     *
     * @return how many were not there
     * @throws LocalStoreException where it cannot; then nothing of them is in
     * @throws IOException         where a block cannot be decoded
     */
    public synchronized int store(String outboxId, List<Block> added) throws IOException {
        List<List<Row>> rows = new ArrayList<>();
        for (Block block : added) {
            rows.add(blocks.decode(Schema.current().stream(block.content().stream()), block.content().body()));
        }
        return database.transaction("store blocks", () -> {
            long arrival = newestArrival();
            int stored = 0;
            for (int i = 0; i < added.size(); i++) {
                Block block = added.get(i);
                if (database.first("SELECT 1 FROM delivered WHERE outbox = ? AND id = ?", outboxId, block.id()).isEmpty()) {
                    arrival++;
                    stored++;
                    // The first statement opens the transaction that the appender then writes into.
                    database.update("INSERT INTO delivered VALUES (?, ?, ?)", outboxId, block.id(), arrival);
                    append(Schema.current().stream(block.content().stream()), arrival, rows.get(i));
                    if (block.content().stream().equals("audit")) {
                        cases.acts(rows.get(i));
                    }
                }
            }
            return stored;
        });
    }

    /** Number of the newest block of an outbox that is in; 0 where none is. */
    public synchronized long newestBlock(String outboxId) {
        return database.transaction("read the newest block", () -> database.first("SELECT coalesce(max(id), 0) FROM delivered WHERE outbox = ?", outboxId)
                .orElseThrow());
    }

    private long newestArrival() throws SQLException {
        return database.first("SELECT coalesce(max(arrival), 0) FROM delivered").orElseThrow();
    }

    private void append(StreamSchema stream, long arrival, List<Row> rows) throws SQLException {
        try (RowAppender appender = new RowAppender(database.current(), stream, columns.get(stream.name()))) {
            for (Row row : rows) {
                appender.append(arrival, row);
            }
        }
    }

    /** Arrivals that the rules have not seen; empty where there are none. */
    public synchronized Optional<Slot> waitingSlot() {
        return database.transaction("read the evaluation cursor", () -> {
            long evaluated = database.first("SELECT arrival FROM evaluated").orElse(0L);
            long newest = newestArrival();
            return newest > evaluated ? Optional.of(new Slot(evaluated, newest)) : Optional.empty();
        });
    }

    /** Runs all rules on a slot of arrivals. Changes nothing. */
    public synchronized Evaluation evaluate(RuleSet rules, Slot slot, Instant oldestList) {
        return database.transaction("run the rules", () -> {
            if (runnerRules != rules || runnerConnection != database.current()) {
                runner = new RuleRunner(rules, database.current());
                runnerRules = rules;
                runnerConnection = database.current();
            }
            return runner.run(slot, oldestList);
        });
    }

    /**
     * Writes alerts and the end of their slot in one transaction. An alert whose key is known is written again only where its
     * severity has risen.
     *
     * @return those that were written
     */
    public synchronized List<Alert> record(Slot slot, List<Alert> alerts, Instant now, String collector) {
        return database.transaction("record alerts", () -> {
            List<Alert> written = new ArrayList<>();
            database.update("DELETE FROM evaluated");
            database.update("INSERT INTO evaluated VALUES (?)", slot.upTo());
            for (Alert alert : alerts) {
                if (cases.raised(alert, slot.after(), now)) {
                    written.add(alert);
                }
            }
            StreamSchema stream = Schema.current().stream("alert");
            append(stream, 0, written.stream().map(alert -> AlertRows.row(stream, alert, now, collector)).toList());
            return written;
        });
    }

    /** Shows acts at once that are committed and whose rows will come as blocks; an act that is there already stays as it is. */
    public synchronized void show(List<CaseAct> acts) {
        database.transaction("show acts", () -> {
            for (CaseAct act : acts) {
                cases.add(act);
            }
            return null;
        });
    }

    /** Every alert at its highest severity, in the order of event time. */
    public List<Row> alerts() {
        return read(Schema.current().stream("alert"), AlertTables.CURRENT);
    }

    /** All rows of a stream in the order of arrival. */
    public List<Row> read(StreamSchema stream) {
        return read(stream, "SELECT * FROM " + Ddl.quote(stream.name()) + " ORDER BY " + Ddl.ARRIVAL_COLUMN + ", seq");
    }

    private List<Row> read(StreamSchema stream, String query) {
        return select("read rows of " + stream.name(), query, rows -> ResultRows.row(stream, rows));
    }

    /** One row of a result as something else. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Reads with a statement that is closed afterwards: queries of filters are too many to keep. A time is passed as its microseconds. */
    synchronized <T> List<T> select(String what, String query, RowReader<T> reader, Object... arguments) {
        return database.transaction(what, () -> {
            try (PreparedStatement statement = database.current().prepareStatement(query)) {
                for (int i = 0; i < arguments.length; i++) {
                    statement.setObject(i + 1, arguments[i] instanceof Instant time ? CaseTables.micros(time) : arguments[i]);
                }
                List<T> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(reader.read(rows));
                    }
                }
                return found;
            }
        });
    }

    /** Alerts by key. */
    public synchronized long alertCount() {
        return database.transaction("count alerts", () -> database.first("SELECT count(*) FROM alert_case").orElseThrow());
    }

    /** Rows of each stream. */
    public synchronized Map<String, Long> rowCounts() {
        return database.transaction("count rows", () -> {
            Map<String, Long> counts = new HashMap<>();
            for (String stream : columns.keySet()) {
                counts.put(stream, database.first("SELECT count(*) FROM " + Ddl.quote(stream)).orElseThrow());
            }
            return counts;
        });
    }

    @Override
    public synchronized void close() {
        if (runner != null && runnerConnection == database.current()) {
            runner.close();
        }
        database.close();
    }

    private List<Field> columnsOf(StreamSchema stream) throws SQLException {
        List<Field> ordered = new ArrayList<>();
        try (PreparedStatement statement = database.current().prepareStatement(
                "SELECT column_name FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index")) {
            statement.setString(1, stream.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    stream.find(rows.getString(1)).ifPresent(ordered::add);
                }
            }
        }
        return List.copyOf(ordered);
    }
}

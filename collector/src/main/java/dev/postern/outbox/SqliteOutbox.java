package dev.postern.outbox;

import dev.postern.event.EncodedBlock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outbox of one node: one SQLite file, write-ahead log, every commit flushed to disk. One connection, guarded by this
 * object's monitor.
 */
public final class SqliteOutbox implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteOutbox.class);

    /** A block that waits for longer was put back by a clock that has been set back since. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Connection connection;
    private final Path file;
    private final OutboxLimits limits;
    private final SeenEvents seen;
    private final Map<String, Long> sequences = new LinkedHashMap<>();
    private final Map<String, PreparedStatement> updates = new HashMap<>();
    private volatile String id;
    private volatile long waitingBytes;
    /** What the transaction that runs adds to the waiting bytes. */
    private long added;

    /** @throws OutboxException where the file cannot be opened or is newer than this program */
    public SqliteOutbox(Path file, OutboxLimits limits, Instant now) {
        this.connection = SqliteDatabase.open(file, now);
        this.file = file;
        this.limits = limits;
        this.seen = new SeenEvents(limits.seenEvents());
        this.id = query("SELECT value FROM meta WHERE name = 'id'", rows -> rows.getString(1)).get(0);
        query("SELECT stream, sink, next FROM sequence", rows -> sequences.put(key(rows.getString(1), rows.getString(2)), rows.getLong(3)));
        this.waitingBytes = query("SELECT coalesce(sum(length(body)), 0) FROM block", rows -> rows.getLong(1)).get(0);
        long oldest = now.minus(limits.seenWindow()).toEpochMilli();
        query("SELECT arrived, keys FROM seen WHERE arrived >= " + oldest + " ORDER BY id", rows -> {
            seen.add(Instant.ofEpochMilli(rows.getLong(1)), SeenEvents.unpack(rows.getBytes(2)));
            return null;
        });
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public synchronized void reconcile(long newestBlock) {
        long newest = query("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'block'", rows -> rows.getLong(1)).get(0);
        if (newestBlock > newest) {
            String renewed = UUID.randomUUID().toString();
            LOG.warn("the state in {} is older than what was delivered of it: a copy was restored; what was read since then is read again", file);
            transaction("take a new identity", () -> update("UPDATE meta SET value = ? WHERE name = 'id'", renewed));
            id = renewed;
        }
    }

    @Override
    public Documents documents() {
        return new Documents() {
            @Override
            public Optional<String> read(String key) {
                return query("SELECT value FROM document WHERE key = ?", rows -> rows.getString(1), key).stream().findFirst();
            }

            @Override
            public Map<String, String> readAll(String prefix) {
                Map<String, String> found = new LinkedHashMap<>();
                query("SELECT key, value FROM document WHERE key >= ? AND key < ? ORDER BY key",
                        rows -> found.put(rows.getString(1), rows.getString(2)), prefix, prefix + Character.MAX_VALUE);
                return found;
            }
        };
    }

    @Override
    public Optional<String> cursor(String source) {
        return query("SELECT value FROM cursor WHERE source = ?", rows -> rows.getString(1), source).stream().findFirst();
    }

    @Override
    public synchronized boolean seen(EventKey key) {
        return seen.contains(key);
    }

    @Override
    public synchronized long nextSeq(String stream, String sink) {
        return sequences.getOrDefault(key(stream, sink), 1L);
    }

    @Override
    public synchronized void commit(Commit commit, Instant now) {
        Map<String, Long> advanced = new LinkedHashMap<>();
        List<EventKey> keys = commit.seenKeys().stream().sorted().toList();
        transaction("commit a page of " + commit.source(), () -> {
            for (Commit.SinkBlock block : commit.blocks()) {
                insert(block, advanced);
            }
            for (DeadLetter letter : commit.deadLetters()) {
                insert(letter);
            }
            if (!keys.isEmpty()) {
                update("INSERT INTO seen (arrived, keys) VALUES (?, ?)", now.toEpochMilli(), SeenEvents.pack(keys));
            }
            update("DELETE FROM seen WHERE arrived < ?", now.minus(limits.seenWindow()).toEpochMilli());
            for (Map.Entry<String, Optional<String>> document : commit.documents().all().entrySet()) {
                if (document.getValue().isPresent()) {
                    update("INSERT OR REPLACE INTO document VALUES (?, ?)", document.getKey(), document.getValue().get());
                } else {
                    update("DELETE FROM document WHERE key = ?", document.getKey());
                }
            }
            if (commit.cursor().isPresent()) {
                update("INSERT INTO cursor VALUES (?, ?, 1) ON CONFLICT (source) DO UPDATE SET value = excluded.value, version = version + 1",
                        commit.source(), commit.cursor().get());
            }
            long rejected = commit.deadLetters().size();
            update("""
                    INSERT INTO source_count VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (source) DO UPDATE SET read = read + excluded.read,
                      committed = committed + excluded.committed, duplicates = duplicates + excluded.duplicates,
                      rejected = rejected + excluded.rejected, derived = derived + excluded.derived""",
                    commit.source(), commit.read(), commit.read() - commit.duplicates() - rejected, commit.duplicates(), rejected, commit.derived());
        });
        sequences.putAll(advanced);
        seen.add(now, keys);
        seen.forget(now.minus(limits.seenWindow()));
    }

    private void insert(Commit.SinkBlock block, Map<String, Long> advanced) throws SQLException {
        EncodedBlock content = block.block();
        String key = key(content.stream(), block.sink());
        long expected = advanced.getOrDefault(key, sequences.getOrDefault(key, 1L));
        if (content.firstSeq() != expected) {
            throw new OutboxException("block of " + content.stream() + " for " + block.sink() + " begins at seq " + content.firstSeq()
                    + ", but " + expected + " is next: pages must be committed one at a time");
        }
        advanced.put(key, content.lastSeq() + 1);
        update("INSERT OR REPLACE INTO sequence VALUES (?, ?, ?)", content.stream(), block.sink(), content.lastSeq() + 1);
        insert(block.sink(), block.destination(), content);
        count(block.sink(), content.rows(), 0, 0);
    }

    private void insert(String sink, String destination, EncodedBlock content) throws SQLException {
        update("""
                INSERT INTO block (sink, destination, stream, schema_version, rows, first_seq, raw_bytes, attempts, not_before, body)
                VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?)""", sink, destination, content.stream(), content.schemaVersion(),
                content.rows(), content.firstSeq(), content.rawBytes(), content.body());
        added += content.body().length;
    }

    /** Whether the block was there. */
    private boolean drop(Block block) {
        List<Long> bytes = query("DELETE FROM block WHERE id = ? RETURNING length(body)", rows -> rows.getLong(1), block.id());
        bytes.forEach(length -> added -= length);
        return !bytes.isEmpty();
    }

    private void insert(DeadLetter letter) throws SQLException {
        update("INSERT INTO dead_letter (time, origin, position, reason, excerpt) VALUES (?, ?, ?, ?, ?)",
                letter.time().toEpochMilli(), letter.origin(), letter.position(), letter.reason(), letter.excerpt());
    }

    private void count(String sink, long committed, long delivered, long dead) throws SQLException {
        update("""
                INSERT INTO sink_count VALUES (?, ?, ?, ?) ON CONFLICT (sink) DO UPDATE SET committed = committed + excluded.committed,
                  delivered = delivered + excluded.delivered, dead = dead + excluded.dead""", sink, committed, delivered, dead);
    }

    @Override
    public List<Block> take(String sink, Instant now, int most, Set<Long> except) {
        return query("""
                SELECT id, destination, attempts, stream, schema_version, rows, first_seq, raw_bytes, body
                FROM block WHERE sink = ? AND (not_before <= ? OR not_before > ?) AND id NOT IN (%s) ORDER BY id LIMIT ?"""
                .formatted(except.stream().map(String::valueOf).collect(Collectors.joining(","))),
                rows -> new Block(rows.getLong(1), sink, rows.getString(2), rows.getInt(3), new EncodedBlock(rows.getString(4),
                        rows.getInt(5), rows.getInt(6), rows.getLong(7), rows.getInt(8), rows.getBytes(9))),
                sink, now.toEpochMilli(), now.plus(LONGEST_WAIT).toEpochMilli(), most);
    }

    @Override
    public synchronized void settle(List<Block> blocks) {
        transaction("settle blocks", () -> {
            for (Block block : blocks) {
                if (drop(block)) {
                    count(block.sink(), 0, block.content().rows(), 0);
                }
            }
        });
    }

    @Override
    public synchronized void retry(Block block, Instant notBefore, String reason) {
        transaction("put a block back", () -> update("UPDATE block SET attempts = attempts + 1, not_before = ?, reason = ? WHERE id = ?",
                notBefore.toEpochMilli(), reason, block.id()));
    }

    @Override
    public synchronized void bury(Block block, List<DeadLetter> letters) {
        transaction("bury a block", () -> {
            if (drop(block)) {
                for (DeadLetter letter : letters) {
                    insert(letter);
                }
                count(block.sink(), 0, 0, block.content().rows());
            }
        });
    }

    @Override
    public synchronized List<Block> divide(Block block, String destination, List<EncodedBlock> parts, int settled, List<DeadLetter> letters) {
        List<Block> blocks = new ArrayList<>();
        transaction("divide a block", () -> {
            if (drop(block)) {
                for (EncodedBlock part : parts) {
                    insert(block.sink(), destination, part);
                    long number = query("SELECT last_insert_rowid()", rows -> rows.getLong(1)).get(0);
                    blocks.add(new Block(number, block.sink(), destination, 0, part));
                }
                for (DeadLetter letter : letters) {
                    insert(letter);
                }
                count(block.sink(), 0, settled, letters.size());
            }
        });
        return blocks;
    }

    @Override
    public Map<String, SourceCounts> sourceCounts() {
        Map<String, SourceCounts> counts = new LinkedHashMap<>();
        query("SELECT source, read, committed, duplicates, rejected, derived FROM source_count ORDER BY source", rows -> counts.put(rows.getString(1),
                new SourceCounts(rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5), rows.getLong(6))));
        return counts;
    }

    @Override
    public Map<String, SinkCounts> sinkCounts() {
        Map<String, SinkCounts> counts = new LinkedHashMap<>();
        query("""
                SELECT c.sink, c.committed, c.delivered, c.dead, count(b.id), coalesce(sum(b.rows), 0), coalesce(sum(length(b.body)), 0)
                FROM sink_count c LEFT JOIN block b ON b.sink = c.sink GROUP BY c.sink ORDER BY c.sink""",
                rows -> counts.put(rows.getString(1), new SinkCounts(rows.getLong(2), rows.getLong(3), rows.getLong(4),
                        rows.getLong(5), rows.getLong(6), rows.getLong(7))));
        return counts;
    }

    @Override
    public List<DeadLetter> deadLetters(int most) {
        return query("SELECT time, origin, position, reason, excerpt FROM dead_letter ORDER BY id DESC LIMIT ?",
                rows -> new DeadLetter(Instant.ofEpochMilli(rows.getLong(1)), rows.getString(2), rows.getString(3), rows.getString(4),
                        rows.getBytes(5)), most);
    }

    @Override
    public long deadLetterCount() {
        return query("SELECT count(*) FROM dead_letter", rows -> rows.getLong(1)).get(0);
    }

    @Override
    public long waitingBytes() {
        return waitingBytes;
    }

    @Override
    public synchronized void close() {
        try {
            closeUpdates();
            connection.close();
        } catch (SQLException e) {
            throw new OutboxException("the state file " + file + " cannot be closed: " + e.getMessage(), e);
        }
    }

    /** Bounds the file in its pages, so that a test can fill the disk. */
    synchronized void limitPages(int pages) throws SQLException {
        query("PRAGMA max_page_count = " + pages, rows -> rows.getLong(1));
    }

    private static String key(String stream, String sink) {
        return stream + '\n' + sink;
    }

    private interface Work {
        void run() throws SQLException;
    }

    private interface Read<T> {
        T row(ResultSet rows) throws SQLException;
    }

    private void transaction(String what, Work work) {
        try {
            try {
                added = 0;
                execute("BEGIN IMMEDIATE");
                work.run();
                execute("COMMIT");
                waitingBytes += added;
            } catch (SQLException | RuntimeException e) {
                closeUpdates();
                rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new OutboxException("cannot " + what + " in the state file " + file + ": " + reason(e), e);
        }
    }

    /** A statement that failed, as where the disk is full, cannot be used again. */
    private void closeUpdates() {
        for (PreparedStatement update : updates.values()) {
            try {
                update.close();
            } catch (SQLException e) {
                LOG.debug("closing a statement: {}", e.getMessage());
            }
        }
        updates.clear();
    }

    /** SQLite rolls back by itself where the disk is full or broken; then there is nothing left to roll back. */
    private void rollback() {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            LOG.debug("nothing to roll back: {}", e.getMessage());
        }
    }

    private static String reason(SQLException e) {
        int code = e.getErrorCode() & 0xff;
        return code == 13 ? "the disk of the home folder is full; free space there, nothing was lost" : e.getMessage();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int update(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = updates.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            updates.put(sql, statement);
        }
        bind(statement, arguments);
        return statement.executeUpdate();
    }

    private synchronized <T> List<T> query(String sql, Read<T> read, Object... arguments) {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(read.row(rows));
                }
            }
        } catch (SQLException e) {
            throw new OutboxException("the state file " + file + " cannot be read: " + e.getMessage(), e);
        }
        return found;
    }

    private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }
}

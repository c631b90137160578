package dev.postern.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the state file: creates it, refuses a newer one by name, and sets a broken one aside. */
final class SqliteDatabase {
    static final int VERSION = 1;
    private static final int PAGE_BYTES = 16 << 10;
    /** A larger file is not read whole at the start: a backlog of 10 GB must not keep the service from starting. */
    private static final long CHECKED_BYTES = 512L << 20;
    private static final int LOG_PAGES = 256;
    private static final int CACHE_KIB = 16 << 10;
    private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);
    private static final String[] TABLES = {
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE cursor (source TEXT PRIMARY KEY, value TEXT NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE document (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE sequence (stream TEXT, sink TEXT, next INTEGER NOT NULL, PRIMARY KEY (stream, sink)) WITHOUT ROWID",
        "CREATE TABLE seen (id INTEGER PRIMARY KEY, arrived INTEGER NOT NULL, keys BLOB NOT NULL)",
        """
        CREATE TABLE block (id INTEGER PRIMARY KEY AUTOINCREMENT, sink TEXT NOT NULL, destination TEXT NOT NULL,
          stream TEXT NOT NULL, schema_version INTEGER NOT NULL, rows INTEGER NOT NULL, first_seq INTEGER NOT NULL,
          raw_bytes INTEGER NOT NULL, attempts INTEGER NOT NULL, not_before INTEGER NOT NULL, reason TEXT, body BLOB NOT NULL)""",
        "CREATE INDEX block_by_sink ON block (sink, id)",
        """
        CREATE TABLE dead_letter (id INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER NOT NULL, origin TEXT NOT NULL,
          position TEXT NOT NULL, reason TEXT NOT NULL, excerpt BLOB NOT NULL)""",
        """
        CREATE TABLE source_count (source TEXT PRIMARY KEY, read INTEGER NOT NULL, committed INTEGER NOT NULL,
          duplicates INTEGER NOT NULL, rejected INTEGER NOT NULL, derived INTEGER NOT NULL) WITHOUT ROWID""",
        """
        CREATE TABLE sink_count (sink TEXT PRIMARY KEY, committed INTEGER NOT NULL, delivered INTEGER NOT NULL,
          dead INTEGER NOT NULL) WITHOUT ROWID""",
    };

    private SqliteDatabase() {
    }

    /**
     * A state file that is no database any more is renamed to {@code <name>.broken-<time>} and a new one begins: sources are
     * read again from their start, with the same event ids.
     */
    static Connection open(Path file, Instant now) {
        try {
            return connect(file);
        } catch (SQLException e) {
            if (!isBroken(e)) {
                throw new OutboxException("cannot open the state file " + file + ": " + e.getMessage()
                        + "; check that its folder exists and may be written to", e);
            }
            Path aside = file.resolveSibling(file.getFileName() + ".broken-" + now.toEpochMilli());
            LOG.error("state file {} is damaged ({}); it is kept as {} and sources are read again from their start", file, e.getMessage(), aside);
            try {
                Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-wal"));
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
                return connect(file);
            } catch (IOException | SQLException again) {
                throw new OutboxException("the state file " + file + " is damaged and cannot be set aside: " + again.getMessage(), again);
            }
        }
    }

    private static Connection connect(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            // Blocks are large: pages of 16 KiB cost a quarter of the system calls of the usual 4 KiB. A file keeps the size it was made with.
            statement.execute("PRAGMA page_size=" + PAGE_BYTES);
            statement.execute("PRAGMA cache_size=-" + CACHE_KIB);
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA wal_autocheckpoint=" + LOG_PAGES);
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("PRAGMA auto_vacuum=INCREMENTAL");
            statement.execute("PRAGMA busy_timeout=5000");
            int version = integer(statement, "PRAGMA user_version");
            if (version > VERSION) {
                connection.close();
                throw new OutboxException("the state file " + file + " was written by a newer Postern (state version " + version
                        + ", this program reads up to " + VERSION + "); run that version, or start with another home");
            }
            if (size(file) <= CHECKED_BYTES) {
                check(statement);
            } else {
                LOG.info("state file {} is too large to be checked whole at the start; damage shows where it is read", file);
            }
            if (version == 0) {
                create(statement);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void check(Statement statement) throws SQLException {
        try (ResultSet check = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!check.next() || !check.getString(1).equals("ok")) {
                throw new SQLException("database disk image is malformed", "", 11);
            }
        }
    }

    private static long size(Path file) throws SQLException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new SQLException("the size of " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void create(Statement statement) throws SQLException {
        statement.execute("BEGIN IMMEDIATE");
        for (String table : TABLES) {
            statement.execute(table);
        }
        statement.execute("INSERT INTO meta VALUES ('id', '" + UUID.randomUUID() + "')");
        statement.execute("PRAGMA user_version=" + VERSION);
        statement.execute("COMMIT");
    }

    private static int integer(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    /** SQLITE_CORRUPT (11) and SQLITE_NOTADB (26), with their extended codes. */
    private static boolean isBroken(SQLException e) {
        int code = e.getErrorCode() & 0xff;
        return code == 11 || code == 26;
    }
}

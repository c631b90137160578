package dev.postern.sink.local;

import dev.postern.schema.Ddl;
import dev.postern.schema.Field;
import dev.postern.schema.FieldType;
import dev.postern.schema.Schema;
import dev.postern.schema.StreamSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/** Opens the embedded engine: no extension is loaded, no file but its own is read, memory and threads are bounded. */
final class LocalDatabase {
    static final int VERSION = 1;

    private LocalDatabase() {
    }

    static DuckDBConnection open(Optional<Path> file, LocalLimits limits) {
        String url = "jdbc:duckdb:" + file.map(Path::toString).orElse("");
        Properties properties = new Properties();
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("memory_limit", limits.memory());
        properties.setProperty("threads", Integer.toString(limits.threads()));
        properties.setProperty("preserve_insertion_order", "false");
        try {
            DuckDBConnection connection = DriverManager.getConnection(url, properties).unwrap(DuckDBConnection.class);
            try {
                prepare(connection, file);
                return connection;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new LocalStoreException("cannot open the embedded engine's file " + file.map(Path::toString).orElse("(memory)") + ": "
                    + firstLine(e) + "; check that no other program has it open and that the disk has room", e);
        }
    }

    private static void prepare(Connection connection, Optional<Path> file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("CREATE TABLE IF NOT EXISTS meta (name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)");
            statement.execute("CREATE TABLE IF NOT EXISTS delivered (outbox VARCHAR, id BIGINT, arrival BIGINT, PRIMARY KEY (outbox, id))");
            try (ResultSet rows = statement.executeQuery("SELECT value FROM meta WHERE name = 'version'")) {
                if (rows.next() && Integer.parseInt(rows.getString(1)) > VERSION) {
                    throw new LocalStoreException("the embedded engine's file " + file.map(Path::toString).orElse("") + " was written by a newer"
                            + " Postern (version " + rows.getString(1) + ", this program reads up to " + VERSION + "); run that version, or start with another home");
                }
            }
            statement.execute("INSERT OR REPLACE INTO meta VALUES ('version', '" + VERSION + "')");
            for (String ddl : Ddl.statements(Schema.current())) {
                statement.execute(ddl);
            }
            for (StreamSchema stream : Schema.current().streams()) {
                addNewColumns(statement, stream);
            }
            for (String ddl : AlertTables.DDL) {
                statement.execute(ddl);
            }
            for (String ddl : CaseTables.DDL) {
                statement.execute(ddl);
            }
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        }
    }

    /** Schemas grow by fields: a table of an older version gets the columns that it lacks. */
    private static void addNewColumns(Statement statement, StreamSchema stream) throws SQLException {
        Set<String> present = new HashSet<>();
        try (ResultSet rows = statement.executeQuery("SELECT column_name FROM duckdb_columns() WHERE table_name = '" + stream.name() + "'")) {
            while (rows.next()) {
                present.add(rows.getString(1));
            }
        }
        for (Field field : stream.fields()) {
            if (!present.contains(field.name())) {
                statement.execute("ALTER TABLE " + Ddl.quote(stream.name()) + " ADD COLUMN " + Ddl.quote(field.name()) + " " + field.type().duckDbType());
                if (field.type() == FieldType.IP) {
                    statement.execute("ALTER TABLE " + Ddl.quote(stream.name()) + " ADD COLUMN " + Ddl.quote(Ddl.hexColumn(field)) + " VARCHAR");
                }
            }
        }
    }

    static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}

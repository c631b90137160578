package dev.postern.sink.local;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection to the embedded engine, and its transactions. After a fatal error, such as a full disk at a commit, DuckDB
 * answers nothing more on a connection: it is then opened anew at the next transaction. Not thread-safe.
 */
final class LocalConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalConnection.class);

    /** One transaction's work. */
    interface Work<T> {
        T run() throws SQLException;
    }

    private final Optional<Path> file;
    private final LocalLimits limits;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private DuckDBConnection connection;

    LocalConnection(Optional<Path> file, LocalLimits limits) {
        this.file = file;
        this.limits = limits;
        connect();
    }

    /** The connection as it is now; another one after a fatal error. */
    DuckDBConnection current() {
        return connection;
    }

    /** @throws LocalStoreException where it cannot be done; then nothing of it is */
    <T> T transaction(String what, Work<T> work) {
        if (connection == null) {
            connect();
        }
        try {
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBack();
            if (e instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            throw new LocalStoreException("the embedded engine cannot " + what + ": " + reason((SQLException) e), e);
        }
    }

    /** First column of the first row. */
    Optional<Long> first(String sql, Object... arguments) throws SQLException {
        try (ResultSet rows = prepared(sql, arguments).executeQuery()) {
            return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
        }
    }

    void update(String sql, Object... arguments) throws SQLException {
        prepared(sql, arguments).executeUpdate();
    }

    /** Statements are kept: preparing costs more than running. A query that fails closes its statement. */
    private PreparedStatement prepared(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null || statement.isClosed()) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private void connect() {
        try {
            connection = LocalDatabase.open(file, limits);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new LocalStoreException("cannot open the embedded engine: " + reason(e), e);
        }
    }

    private void rollBack() {
        try {
            connection.rollback();
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
            connection.commit();
        } catch (SQLException broken) {
            if (file.isPresent()) {
                LOG.warn("the embedded engine is opened anew after an error: {}", LocalDatabase.firstLine(broken));
                try {
                    close();
                } catch (LocalStoreException e) {
                    LOG.debug("closing the broken connection: {}", e.getMessage());
                }
                connection = null;
            }
        }
    }

    private static String reason(SQLException e) {
        String message = LocalDatabase.firstLine(e);
        return message.contains("No space left") ? message + "; free space there, nothing was lost" : message;
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            statements.clear();
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new LocalStoreException("the embedded engine cannot be closed: " + LocalDatabase.firstLine(e), e);
        }
    }
}

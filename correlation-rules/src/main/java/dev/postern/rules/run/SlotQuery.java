package dev.postern.rules.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A query over one slot with its own prepared statement, made at the first run. DuckDB closes a statement whose query fails, so it is prepared anew
 * when it is asked the next time. Not thread-safe.
 */
final class SlotQuery implements AutoCloseable {
    /** Reads the current row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final String sql;
    private final boolean readsLists;
    private PreparedStatement statement;

    SlotQuery(Connection connection, String sql, boolean readsLists) {
        this.connection = connection;
        this.sql = sql;
        this.readsLists = readsLists;
    }

    <T> List<T> run(Slot slot, Instant oldestList, RowReader<T> reader) throws SQLException {
        prepare();
        statement.setLong(1, slot.after());
        statement.setLong(2, slot.upTo());
        if (readsLists) {
            statement.setObject(3, LocalDateTime.ofInstant(oldestList, ZoneOffset.UTC));
        }
        List<T> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    /** @throws SQLException where the query does not fit the tables of the connection */
    SlotQuery prepare() throws SQLException {
        if (statement == null || statement.isClosed()) {
            statement = connection.prepareStatement(sql);
        }
        return this;
    }

    @Override
    public void close() throws SQLException {
        if (statement != null) {
            statement.close();
        }
    }
}

package dev.postern.sink.local;

import dev.postern.rules.model.Aggregation;
import dev.postern.rules.sql.SqlCompiler;
import dev.postern.schema.Ddl;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What dashboards ask. Reads only; thread-safe as the store is. */
public final class DashboardQueries {
    private final LocalStore store;

    public DashboardQueries(LocalStore store) {
        this.store = store;
    }

    /**
     * @param from belongs to the span
     * @param to   does not
     * @param most rows that are taken, whatever the query says
     */
    public AggregateAnswer answer(Aggregation query, Instant from, Instant to, int most) {
        List<List<Datum>> rows = store.select("count rows of " + query.stream().name(), SqlCompiler.compile(query, most + 1),
                row -> data(query.columns(), row), from, to);
        return new AggregateAnswer(rows.subList(0, Math.min(most, rows.size())), rows.size() > most);
    }

    /** Time of the newest row of some streams that is not ahead of the clock; of the newest at all where all are. */
    public Optional<Instant> newest(Collection<String> streams, Instant now) {
        if (streams.isEmpty()) {
            return Optional.empty();
        }
        String times = streams.stream().map(stream -> "SELECT max(time) AS any_time, max(time) FILTER (WHERE time <= make_timestamp(?)) AS past FROM "
                + Ddl.quote(stream)).collect(Collectors.joining(" UNION ALL "));
        return store.select("find the newest row", "SELECT coalesce(max(past), max(any_time)) FROM (" + times + ")",
                row -> Optional.ofNullable(row.getObject(1, LocalDateTime.class)).map(time -> time.toInstant(ZoneOffset.UTC)),
                Collections.nCopies(streams.size(), now).toArray()).get(0);
    }

    private static List<Datum> data(List<Aggregation.Column> columns, ResultSet row) throws SQLException {
        List<Datum> data = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            data.add(datum(columns.get(i).holds(), row, i + 1));
        }
        return data;
    }

    private static Datum datum(Aggregation.Holds holds, ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        if (value == null) {
            return Datum.Absent.ABSENT;
        }
        return switch (holds) {
            case TEXT -> new Datum.Text(row.getString(column));
            case NUMBER -> new Datum.Amount(((Number) value).doubleValue());
            case TIME -> new Datum.Moment(row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC));
        };
    }
}

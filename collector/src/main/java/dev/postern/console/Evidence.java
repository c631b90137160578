package dev.postern.console;

import dev.postern.schema.Row;
import dev.postern.sink.local.AlertQueries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows behind an alert and around it.
 *
 * @param rows   rows that contributed, in the order of time
 * @param nearby audit rows by the same actor or on the same object, in the order of time
 * @param wanted how many rows contributed, with those beyond {@link #MOST_ROWS}
 */
record Evidence(List<Row> rows, List<Row> nearby, int wanted) {
    static final int MOST_ROWS = 200;
    static final int MOST_NEARBY = 100;
    private static final Duration AROUND = Duration.ofHours(24);

    static Evidence of(Row alert, AlertQueries queries) {
        List<String> all = alert.list("event_ids") == null ? List.of() : alert.list("event_ids");
        List<String> ids = all.subList(0, Math.min(MOST_ROWS, all.size()));
        List<Row> rows = Stream.of("audit", "message", "change").flatMap(stream -> queries.byIds(stream, ids).stream())
                .sorted(Comparator.comparing(Row::time)).limit(MOST_ROWS).toList();
        Set<String> known = rows.stream().map(Row::eventId).collect(Collectors.toSet());
        List<Row> nearby = queries.auditNear(alert, alert.time("first_time").minus(AROUND), alert.time("last_time").plus(AROUND),
                MOST_NEARBY + known.size()).stream().filter(row -> !known.contains(row.eventId())).limit(MOST_NEARBY)
                .sorted(Comparator.comparing(Row::time)).toList();
        return new Evidence(rows, nearby, all.size());
    }

    List<TimelineEntry> timeline(Row alert) {
        List<Row> all = new ArrayList<>(rows);
        all.addAll(nearby);
        return all.stream().sorted(Comparator.comparing(Row::time)).map(row -> TimelineEntry.of(row, why(row, alert))).toList();
    }

    private String why(Row row, Row alert) {
        if (rows.contains(row)) {
            return TimelineEntry.EVIDENCE;
        }
        return Objects.equals(row.text("actor_id"), alert.text("actor_id")) ? "same actor" : "same object";
    }

    List<RawRow> raw() {
        return rows.stream().map(RawRow::of).toList();
    }

    /** Whether a change record covers what happened, in a sentence. */
    String approval(Row alert) {
        Set<String> states = rows.stream().filter(row -> row.schema().name().equals("audit")).map(row -> row.text("approval"))
                .filter(Objects::nonNull).collect(Collectors.toSet());
        if (states.contains("over-scope")) {
            return "A change record names the object, but not what was done to it.";
        }
        return alert.text("ticket") != null || states.contains("approved") ? "A change record covers it." : "No change record was found.";
    }

    /** What is left out of the rows that contributed; empty where nothing is. */
    String left() {
        return wanted > rows.size() ? rows.size() + " of " + wanted + " contributing rows are shown." : "";
    }
}

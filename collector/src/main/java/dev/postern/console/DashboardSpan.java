package dev.postern.console;

import dev.postern.dashboard.model.Dashboard;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The days that a dashboard shows, UTC, both included.
 *
 * @param sentence says which they are, and why
 * @param problems what was asked and could not be shown
 */
record DashboardSpan(LocalDate from, LocalDate to, String sentence, List<String> problems) {
    /**
     * As the address bar says it. Where it names one day, the dashboard's usual length gives the other; where it names none, the span ends at
     * the day of the newest row, or today where there is no row.
     *
     * @param query  value of a parameter, {@code null} where it is absent
     * @param newest time of the newest row of the dashboard's streams
     */
    static DashboardSpan of(UnaryOperator<String> query, int days, Optional<Instant> newest, Instant now) {
        List<String> problems = new ArrayList<>();
        Optional<LocalDate> from = day(query.apply("from"), problems);
        Optional<LocalDate> to = day(query.apply("to"), problems);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            problems.add("The first day, " + from.get() + ", lies after the last, " + to.get() + "; the usual span is shown.");
            from = Optional.empty();
            to = Optional.empty();
        }
        if (from.isEmpty() && to.isEmpty()) {
            return usual(days, newest, now, problems);
        }
        LocalDate first = from.isPresent() ? from.get() : to.get().minusDays(days - 1L);
        LocalDate last = to.isPresent() ? to.get() : first.plusDays(days - 1L);
        if (ChronoUnit.DAYS.between(first, last) >= Dashboard.MOST_DAYS) {
            first = last.minusDays(Dashboard.MOST_DAYS - 1L);
            problems.add("A dashboard shows at most " + Dashboard.MOST_DAYS + " days; these are the last of those asked for.");
        }
        return new DashboardSpan(first, last, first + " to " + last + ".", List.copyOf(problems));
    }

    private static DashboardSpan usual(int days, Optional<Instant> newest, Instant now, List<String> problems) {
        LocalDate last = LocalDate.ofInstant(newest.orElse(now), ZoneOffset.UTC);
        LocalDate first = last.minusDays(days - 1L);
        String end = newest.isPresent() ? ", which end with the newest row, of " + Times.utc(newest.get()) + "." : ", which end today; there are no rows yet.";
        return new DashboardSpan(first, last, first + " to " + last + ": the usual " + Words.count(days, "day") + end, List.copyOf(problems));
    }

    /** Belongs to the span. */
    Instant since() {
        return from.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Does not belong to the span. */
    Instant until() {
        return to.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Optional<LocalDate> day(String value, List<String> problems) {
        return Optional.of(AlertFilter.date(value, problems)).filter(text -> !text.isEmpty()).map(LocalDate::parse);
    }
}

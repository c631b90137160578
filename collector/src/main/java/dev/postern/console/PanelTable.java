package dev.postern.console;

import dev.postern.dashboard.model.Panel;
import dev.postern.dashboard.model.Visual;
import dev.postern.rules.model.Aggregation;
import dev.postern.rules.model.GroupKey;
import dev.postern.sink.local.AggregateAnswer;
import dev.postern.sink.local.Datum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The numbers of a panel as lines and columns: what stands along the axis goes down, series go across. The chart is drawn from it.
 *
 * @param corner head of the first column
 * @param heads  heads of the others
 * @param drawn  how many of the others a chart draws, from the first
 */
record PanelTable(String caption, String corner, List<String> heads, int drawn, List<Line> lines) {
    /** One line; {@code head} names it. */
    record Line(String head, List<Cell> cells) {
        Line {
            cells = List.copyOf(cells);
        }
    }

    /** One number; {@code raw} is what a chart takes, empty where there is nothing to draw. */
    record Cell(String text, String raw) {
        static final Cell NONE = new Cell("", "");
    }

    PanelTable {
        heads = List.copyOf(heads);
        lines = List.copyOf(lines);
    }

    static PanelTable of(Panel panel, AggregateAnswer answer, DashboardSpan span) {
        return new Builder(panel, answer, span).table();
    }

    /** Puts an answer into lines and columns. */
    private static final class Builder {
        private final Panel panel;
        private final Aggregation query;
        private final List<String> columns;
        private final List<List<Datum>> rows;
        private final DashboardSpan span;
        private final PanelText words;
        /** Whether what the answer does not name is known not to be there. */
        private final boolean whole;

        Builder(Panel panel, AggregateAnswer answer, DashboardSpan span) {
            this.panel = panel;
            this.query = panel.query();
            this.columns = query.columns().stream().map(Aggregation.Column::name).toList();
            this.rows = answer.rows();
            this.span = span;
            this.words = new PanelText(panel);
            this.whole = !answer.cut() && query.limit().isEmpty();
        }

        PanelTable table() {
            return panel.series().isPresent() ? crossed(panel.series().get()) : plain();
        }

        /** One line per row; the value that is drawn comes first. */
        private PanelTable plain() {
            String first = panel.x().orElse(columns.get(0));
            List<String> others = Stream.concat(panel.value().stream(), columns.stream()).distinct()
                    .filter(name -> panel.visual() == Visual.SINGLE || !name.equals(first)).toList();
            List<Line> lines = new ArrayList<>();
            if (alongTime(first)) {
                Map<Datum, List<Datum>> byTime = new HashMap<>();
                rows.forEach(row -> byTime.put(row.get(columns.indexOf(first)), row));
                buckets(byTime.keySet()).forEach(time -> lines.add(byTime.containsKey(time) ? line(first, others, byTime.get(time))
                        : new Line(words.head(first, time), others.stream().map(words::nothing).toList())));
            } else {
                rows.forEach(row -> lines.add(line(first, others, row)));
            }
            return new PanelTable(words.caption(), words.label(first), others.stream().map(words::label).toList(), 1, lines);
        }

        private Line line(String first, List<String> others, List<Datum> row) {
            return new Line(words.head(first, row.get(columns.indexOf(first))),
                    others.stream().map(name -> words.cell(name, row.get(columns.indexOf(name)))).toList());
        }

        /** A column per series, that with the greatest sum first. */
        private PanelTable crossed(String series) {
            String x = panel.x().orElseThrow();
            String value = panel.value().orElseThrow();
            Map<Datum, Map<Datum, Datum>> grid = new LinkedHashMap<>();
            Map<Datum, Double> sums = new HashMap<>();
            for (List<Datum> row : rows) {
                Datum amount = row.get(columns.indexOf(value));
                Datum column = row.get(columns.indexOf(series));
                grid.computeIfAbsent(row.get(columns.indexOf(x)), key -> new HashMap<>()).put(column, amount);
                sums.merge(column, amount instanceof Datum.Amount number ? number.amount() : 0.0, Double::sum);
            }
            List<Datum> across = sums.keySet().stream().sorted(Comparator.comparing((Datum column) -> -sums.get(column))
                    .thenComparing(column -> words.head(series, column))).toList();
            List<Line> lines = new ArrayList<>();
            for (Datum head : alongTime(x) ? buckets(grid.keySet()) : grid.keySet()) {
                Map<Datum, Datum> line = grid.getOrDefault(head, Map.of());
                lines.add(new Line(words.head(x, head), across.stream()
                        .map(column -> line.containsKey(column) ? words.cell(value, line.get(column)) : whole ? words.nothing(value) : Cell.NONE).toList()));
            }
            return new PanelTable(words.caption(), words.label(x), across.stream().map(column -> words.head(series, column)).toList(), across.size(), lines);
        }

        private boolean alongTime(String column) {
            return panel.visual().chart() && column.equals(GroupKey.Bucket.FIELD) && query.bucket().isPresent();
        }

        /** Every bucket of the span, also those without a row; of an answer that leaves some out, those that it has. */
        private Collection<Datum> buckets(Set<Datum> found) {
            Set<Datum> buckets = new LinkedHashSet<>();
            for (Instant begin = span.since(); begin.isBefore(span.until()); begin = begin.plus(query.bucket().orElseThrow().width())) {
                Datum bucket = new Datum.Moment(begin);
                if (found.contains(bucket) || whole && !found.isEmpty()) {
                    buckets.add(bucket);
                }
            }
            return buckets;
        }
    }
}

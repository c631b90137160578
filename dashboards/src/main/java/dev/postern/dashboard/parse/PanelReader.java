package dev.postern.dashboard.parse;

import dev.postern.dashboard.model.Panel;
import dev.postern.dashboard.model.Visual;
import dev.postern.rules.model.Aggregation;
import dev.postern.rules.model.Aggregation.Column;
import dev.postern.rules.model.Aggregation.Holds;
import dev.postern.rules.model.GroupKey;
import dev.postern.rules.model.Measure;
import dev.postern.rules.parse.AggregationReader;
import dev.postern.rules.parse.NearestName;
import dev.postern.rules.parse.YamlMap;
import dev.postern.rules.parse.YamlNode;
import dev.postern.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads one panel and holds what it draws against what its query answers. */
final class PanelReader {
    private static final Set<String> KEYS = Set.of("id", "title", "question", "visual", "unit", "x", "series", "value", "query");

    private final YamlMap panel;
    private final Visual visual;
    private final Aggregation query;

    private PanelReader(YamlMap panel, Schema schema) {
        this.panel = panel.only(KEYS);
        this.visual = visual(panel.get("visual"));
        this.query = AggregationReader.read(panel.get("query"), schema);
    }

    static Panel read(YamlMap panel, Schema schema) {
        return new PanelReader(panel, schema).panel();
    }

    private Panel panel() {
        Optional<String> x = column("x", groups(), visual.chart());
        Optional<String> series = column("series", groups(), visual.chart() && visual.stacked());
        Optional<String> value = column("value", measures(), visual != Visual.TABLE);
        if (!visual.chart()) {
            none("x");
            none("series");
        }
        if (visual == Visual.TABLE) {
            none("value");
        }
        if (visual == Visual.SINGLE && !query.by().isEmpty()) {
            throw wrong(panel.get("query"), "`single` shows one value: leave `by` out");
        }
        if (visual.chart()) {
            axes(x.orElseThrow(), series);
            drawn(value.orElseThrow());
        }
        return new Panel(panel.place(), DashboardReader.slug(panel.get("id")), DashboardReader.prose(panel.get("title")),
                DashboardReader.prose(panel.get("question")), visual, unit(value), x, series, value, query);
    }

    private void axes(String x, Optional<String> series) {
        if (visual.continuous() && query.bucket().isEmpty() || visual.continuous() && !x.equals(GroupKey.Bucket.FIELD)) {
            throw wrong(panel.get("x"), "`" + visual.word() + "` runs along time: `x` is `time`, and `by` has a bucket such as `{time: 1h}`");
        }
        if (series.isPresent() && series.get().equals(GroupKey.Bucket.FIELD)) {
            throw wrong(panel.get("series"), "time is an axis, not a series");
        }
        if (series.isPresent() && series.get().equals(x)) {
            throw wrong(panel.get("series"), "`series` and `x` are the same column");
        }
        List<String> drawn = Stream.concat(Stream.of(x), series.stream()).toList();
        groups().stream().filter(name -> !drawn.contains(name)).findFirst().ifPresent(name -> {
            throw wrong(panel.get("query"), "column `" + name + "` of `by` is neither `x` nor `series`");
        });
        if (series.isPresent() && query.measures().size() > 1) {
            throw wrong(panel.get("query"), "a panel with series has one measure");
        }
    }

    private void drawn(String value) {
        if (query.columns().stream().anyMatch(column -> column.name().equals(value) && column.holds() == Holds.TIME)) {
            throw wrong(panel.get("value"), "`" + value + "` is a time: it cannot be drawn");
        }
        Measure measure = measure(value);
        boolean sum = measure instanceof Measure.Count || measure instanceof Measure.OfField of && of.function() == Measure.Function.SUM;
        if (visual.stacked() && !sum) {
            throw wrong(panel.get("value"), "only counts and sums can be stacked: `" + value + "` is neither");
        }
    }

    private String unit(Optional<String> value) {
        if (value.isEmpty() || measure(value.get()).holds() == Holds.TIME) {
            none("unit");
            return "";
        }
        String unit = DashboardReader.prose(panel.get("unit"));
        if (measure(value.get()) instanceof Measure.Share != unit.equals(Panel.PERCENT)) {
            throw wrong(panel.get("unit"), "the unit of a share is `" + Panel.PERCENT + "`, and of nothing else");
        }
        return unit;
    }

    private Measure measure(String name) {
        return query.measures().stream().filter(measure -> measure.name().equals(name)).findFirst().orElseThrow();
    }

    private Optional<String> column(String key, List<String> columns, boolean needed) {
        Optional<YamlNode> node = needed ? Optional.of(panel.get(key)) : panel.find(key);
        node.filter(written -> !columns.contains(written.text())).ifPresent(written -> {
            throw wrong(written, "the query has no " + (key.equals("value") ? "measure" : "column of `by`") + " `" + written.text() + "`"
                    + NearestName.hint(written.text(), columns));
        });
        return node.map(YamlNode::text);
    }

    private List<String> groups() {
        return query.by().stream().map(GroupKey::column).toList();
    }

    private List<String> measures() {
        return query.columns().stream().map(Column::name).filter(name -> !groups().contains(name)).toList();
    }

    private void none(String key) {
        panel.find(key).ifPresent(node -> {
            throw new DashboardException(panel.keys().get(key), "`" + key + "` means nothing here: leave it out");
        });
    }

    private static Visual visual(YamlNode node) {
        List<String> words = new ArrayList<>();
        for (Visual visual : Visual.values()) {
            if (visual.word().equals(node.text())) {
                return visual;
            }
            words.add(visual.word());
        }
        throw wrong(node, "`" + node.text() + "` is no visual" + NearestName.hint(node.text(), words) + "; there are " + String.join(", ", words));
    }

    private static DashboardException wrong(YamlNode node, String message) {
        return new DashboardException(node.place(), message);
    }
}

package dev.postern.rules.parse;

import dev.postern.rules.model.Aggregation;
import dev.postern.rules.model.Aggregation.Order;
import dev.postern.rules.model.Aggregation.Scope;
import dev.postern.rules.model.Condition;
import dev.postern.rules.model.GroupKey;
import dev.postern.rules.model.Measure;
import dev.postern.schema.Schema;
import dev.postern.schema.StreamSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the aggregation form of the language: a question about one stream that is answered by counting. */
public final class AggregationReader {
    private static final Set<String> KEYS = Set.of("stream", "rows", "detection", "measures", "by", "order", "limit");
    private static final Set<String> DIRECTIONS = Set.of("asc", "desc");

    private final YamlMap query;
    private final StreamSchema stream;
    private final Map<String, Condition> detections = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> columns = new LinkedHashSet<>();

    private AggregationReader(YamlMap query, Schema schema) {
        this.query = query.only(KEYS);
        this.stream = StreamNames.resolve(query.get("stream"), schema);
    }

    /** @throws RuleException at the first thing that is wrong, with its place */
    public static Aggregation read(YamlNode query, Schema schema) {
        return new AggregationReader(query.map(), schema).aggregation();
    }

    private Aggregation aggregation() {
        Scope scope = scope();
        Optional<Condition> condition = query.find("detection").map(YamlNode::map).flatMap(this::condition);
        List<GroupKey> by = by();
        List<Measure> measures = measures();
        query.find("detection").map(YamlNode::map).ifPresent(this::allUsed);
        List<Order> order = order();
        OptionalInt limit = query.find("limit").map(node -> OptionalInt.of(node.wholeNumber(1))).orElse(OptionalInt.empty());
        return new Aggregation(query.place(), stream, scope, condition, measures, by, order, limit);
    }

    /** Counting what is sent again at each transition would count a thing several times unseen, so the query has to say which it wants. */
    private Scope scope() {
        Optional<YamlNode> rows = query.find("rows");
        if (stream.current().isEmpty()) {
            rows.ifPresent(node -> {
                throw new RuleException(node.place(), "stream " + stream.name() + " sends no row again: leave `rows` out");
            });
            return Scope.ALL;
        }
        YamlNode node = rows.orElseThrow(() -> new RuleException(query.place(),
                "stream " + stream.name() + " sends rows again: `rows` is `current` or `all`"));
        return switch (node.text()) {
            case "current" -> Scope.CURRENT;
            case "all" -> Scope.ALL;
            default -> throw new RuleException(node.place(), "`rows` is `current` or `all`");
        };
    }

    private Optional<Condition> condition(YamlMap detection) {
        detections.putAll(DetectionReader.read(stream, detection));
        return detection.find("condition").map(node -> ConditionReader.read(node, detections, used));
    }

    private void allUsed(YamlMap detection) {
        for (String name : detections.keySet()) {
            if (!used.contains(name)) {
                throw new RuleException(detection.keys().get(name), "`" + name + "` is never used");
            }
        }
    }

    private List<GroupKey> by() {
        List<GroupKey> keys = new ArrayList<>();
        query.find("by").ifPresent(node -> node.items().forEach(item -> {
            GroupKey key = GroupKeyReader.read(stream, item);
            if (!columns.add(key.column())) {
                throw new RuleException(item.place(), "`" + key.column() + "` is in `by` already");
            }
            keys.add(key);
        }));
        return keys;
    }

    private List<Measure> measures() {
        YamlMap written = query.get("measures").map();
        List<Measure> measures = new ArrayList<>();
        written.values().forEach((name, node) -> {
            measures.add(new MeasureReader(stream, detections, used).read(name, written.keys().get(name), node));
            if (!columns.add(name)) {
                throw new RuleException(written.keys().get(name), "`" + name + "` is a column of `by` too");
            }
        });
        if (measures.isEmpty()) {
            throw new RuleException(written.place(), "`measures` names at least one");
        }
        return measures;
    }

    private List<Order> order() {
        List<Order> order = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        query.find("order").ifPresent(node -> node.items().forEach(item -> {
            Order column = item instanceof YamlMap map ? directed(map) : new Order(column(item.text(), item), false);
            if (!seen.add(column.column())) {
                throw new RuleException(item.place(), "`" + column.column() + "` is in `order` already");
            }
            order.add(column);
        }));
        return order;
    }

    private Order directed(YamlMap map) {
        if (map.values().size() != 1) {
            throw new RuleException(map.place(), "an entry of `order` is one column, such as `{count: desc}`");
        }
        Map.Entry<String, YamlNode> entry = map.values().entrySet().iterator().next();
        if (!DIRECTIONS.contains(entry.getValue().text())) {
            throw new RuleException(entry.getValue().place(), "a direction is `asc` or `desc`");
        }
        return new Order(column(entry.getKey(), map), entry.getValue().text().equals("desc"));
    }

    private String column(String name, YamlNode node) {
        if (!columns.contains(name)) {
            throw new RuleException(node.place(), "the answer has no column `" + name + "`" + NearestName.hint(name, columns));
        }
        return name;
    }
}

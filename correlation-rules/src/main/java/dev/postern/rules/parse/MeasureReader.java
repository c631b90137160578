package dev.postern.rules.parse;

import dev.postern.rules.model.Condition;
import dev.postern.rules.model.FieldRef;
import dev.postern.rules.model.Measure;
import dev.postern.rules.model.Place;
import dev.postern.schema.FieldType;
import dev.postern.schema.StreamSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads one measure: {@code count}, {@code {share: <expression>}}, or {@code max}, {@code min}, {@code sum} or {@code avg} of a field. */
final class MeasureReader {
    private static final String NAME = "[a-z][a-z0-9_]{0,62}";
    private static final String COUNT = "count";
    private static final String SHARE = "share";
    private static final List<String> KINDS = List.of(COUNT, SHARE, "max", "min", "sum", "avg");

    private final StreamSchema stream;
    private final Map<String, Condition> detections;
    private final Set<String> used;

    MeasureReader(StreamSchema stream, Map<String, Condition> detections, Set<String> used) {
        this.stream = stream;
        this.detections = detections;
        this.used = used;
    }

    Measure read(String name, Place place, YamlNode node) {
        if (!name.matches(NAME)) {
            throw new RuleException(place, "`" + name + "` is no name for a measure: snake_case, at most 63 characters");
        }
        if (!(node instanceof YamlMap map)) {
            if (!node.text().equals(COUNT)) {
                throw new RuleException(node.place(), "`" + node.text() + "` is no measure" + NearestName.hint(node.text(), List.of(COUNT))
                        + "; there are `count`, `{share: <condition>}`, and `{max: <field>}`, with min, sum and avg alike");
            }
            return new Measure.Count(name);
        }
        map.only(KINDS);
        if (map.values().size() != 1 || map.find(COUNT).isPresent()) {
            throw new RuleException(map.place(), "a measure is `count` or a map of one key: share, max, min, sum or avg");
        }
        return map.find(SHARE).<Measure>map(of -> new Measure.Share(name, ConditionReader.read(of, detections, used)))
                .orElseGet(() -> ofField(name, map));
    }

    private Measure ofField(String name, YamlMap map) {
        String kind = map.values().keySet().iterator().next();
        Measure.Function function = Measure.Function.valueOf(kind.toUpperCase(Locale.ROOT));
        YamlNode node = map.get(kind);
        FieldRef field = FieldNames.resolve(stream, node.text(), node.place());
        boolean number = field.type() == FieldType.LONG || field.type() == FieldType.DOUBLE;
        boolean ordered = field.type() == FieldType.TIMESTAMP && (function == Measure.Function.MAX || function == Measure.Function.MIN);
        if (field.path().isPresent() || !number && !ordered) {
            throw new RuleException(node.place(), "`" + field + "` is a " + field.type().name().toLowerCase(Locale.ROOT) + ": `" + kind
                    + "` takes a number" + (kind.startsWith("m") ? " or a time" : ""));
        }
        return new Measure.OfField(name, function, field.field());
    }
}

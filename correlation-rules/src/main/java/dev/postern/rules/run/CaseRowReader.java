package dev.postern.rules.run;

import dev.postern.rules.parse.NearestName;
import dev.postern.rules.parse.RuleException;
import dev.postern.rules.parse.YamlMap;
import dev.postern.rules.parse.YamlNode;
import dev.postern.schema.Field;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.schema.StreamSchema;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a row of a case; {@code repeat} and {@code every} make several of it, with {@code -2}, {@code -3} … after the event id;
 * {@code copies} makes it arrive several times.
 */
final class CaseRowReader {
    private static final Set<String> OWN_KEYS = Set.of("stream", "arrival", "repeat", "every", "copies");
    private static final String TENANT = "example";

    private CaseRowReader() {
    }

    static List<RuleCase.Arrival> read(YamlMap map, Schema schema) {
        StreamSchema stream = schema.stream(map.text("stream"));
        Row row = new Row(stream).set("tenant", TENANT);
        map.values().forEach((key, node) -> {
            if (!OWN_KEYS.contains(key)) {
                Field field = stream.find(key).orElseThrow(() -> new RuleException(map.keys().get(key), "stream " + stream.name()
                        + " has no field `" + key + "`" + NearestName.hint(key, stream.fields().stream().map(Field::name).toList())));
                row.set(field.ordinal(), value(field, node));
            }
        });
        if (row.time() == null || row.eventId() == null) {
            throw new RuleException(map.place(), "a row needs `time` and `event_id`");
        }
        AuditRowCompletion.complete(row);
        return repeated(map, row);
    }

    private static List<RuleCase.Arrival> repeated(YamlMap map, Row row) {
        int slot = map.find("arrival").map(node -> node.wholeNumber(1)).orElse(1);
        int repeat = map.find("repeat").map(node -> node.wholeNumber(1)).orElse(1);
        int copies = map.find("copies").map(node -> node.wholeNumber(1)).orElse(1);
        Duration every = map.find("every").map(node -> duration(node)).orElse(Duration.ZERO);
        List<RuleCase.Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < repeat; i++) {
            Row copy = row.copy().set("time", row.time().plus(every.multipliedBy(i)));
            copy.set("event_id", i == 0 ? row.eventId() : row.eventId() + "-" + (i + 1));
            arrivals.addAll(Collections.nCopies(copies, new RuleCase.Arrival(slot, copy)));
        }
        return arrivals;
    }

    private static Object value(Field field, YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.NULL) {
            return null;
        }
        try {
            return switch (field.type()) {
                case STRING, IP -> node.text();
                case LONG -> Long.valueOf(node.text());
                case DOUBLE -> Double.valueOf(node.text());
                case BOOLEAN -> Boolean.valueOf(node.text());
                case TIMESTAMP -> Instant.parse(node.text());
                case LIST -> node.items().stream().map(YamlNode::text).toList();
                case JSON -> json(node.map());
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new RuleException(node.place(), "`" + field.name() + "` is a " + field.type().name().toLowerCase(Locale.ROOT));
        }
    }

    private static Map<String, Object> json(YamlMap map) {
        Map<String, Object> json = new LinkedHashMap<>();
        map.values().forEach((key, node) -> json.put(key, jsonValue(node)));
        return json;
    }

    private static Object jsonValue(YamlNode node) {
        if (node instanceof YamlMap map) {
            return json(map);
        }
        if (node instanceof YamlNode.Items list) {
            return list.items().stream().map(CaseRowReader::jsonValue).toList();
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        return switch (scalar.kind()) {
            case BOOLEAN -> Boolean.valueOf(scalar.text());
            case NUMBER, TEXT -> scalar.text();
            case NULL -> null;
        };
    }

    private static Duration duration(YamlNode node) {
        try {
            return Duration.parse("PT" + node.text().toUpperCase(Locale.ROOT));
        } catch (DateTimeException e) {
            throw new RuleException(node.place(), "`every` is a span of time such as 1m");
        }
    }
}

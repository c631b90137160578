package dev.postern.rules.parse;

import dev.postern.rules.model.Condition;
import dev.postern.schema.StreamSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the named detections of a Sigma document. */
final class DetectionReader {
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private DetectionReader() {
    }

    /** Detections by name, in the order of the file; {@code condition} is not one of them. */
    static Map<String, Condition> read(StreamSchema stream, YamlMap detection) {
        Map<String, Condition> named = new LinkedHashMap<>();
        detection.values().forEach((name, node) -> {
            if (name.equals("condition")) {
                return;
            }
            if (!name.matches(NAME)) {
                throw new RuleException(detection.keys().get(name), "`" + name + "` is no name for a detection: letters, digits and _");
            }
            named.put(name, detection(stream, node));
        });
        return named;
    }

    private static Condition detection(StreamSchema stream, YamlNode node) {
        if (node instanceof YamlMap map) {
            return allOf(stream, map);
        }
        if (!(node instanceof YamlNode.Items list)) {
            throw new RuleException(node.place(), "a detection is a map or a list of maps");
        }
        List<Condition> either = new ArrayList<>();
        for (YamlNode item : list.items()) {
            if (!(item instanceof YamlMap map)) {
                throw new RuleException(item.place(), "keywords without a field are not supported");
            }
            either.add(allOf(stream, map));
        }
        if (either.isEmpty()) {
            throw new RuleException(node.place(), "an empty detection would match nothing");
        }
        return new Condition.Any(either);
    }

    private static Condition allOf(StreamSchema stream, YamlMap map) {
        if (map.values().isEmpty()) {
            throw new RuleException(map.place(), "an empty detection would match every row");
        }
        List<Condition> all = new ArrayList<>();
        map.values().forEach((key, value) -> all.add(MatchReader.read(stream, key, map.keys().get(key), value)));
        return all.size() == 1 ? all.get(0) : new Condition.All(all);
    }
}

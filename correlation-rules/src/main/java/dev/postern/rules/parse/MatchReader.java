package dev.postern.rules.parse;

import dev.postern.rules.model.Condition;
import dev.postern.rules.model.FieldRef;
import dev.postern.rules.model.Place;
import dev.postern.rules.model.ValueTest;
import dev.postern.schema.StreamSchema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code field|modifier|modifier: value} or {@code [values]}. */
final class MatchReader {
    static final List<String> MODIFIERS =
            List.of("contains", "startswith", "endswith", "all", "re", "exists", "lt", "lte", "gt", "gte", "cased");
    /** Modifiers that say how a value is read; a match has one of them at most. */
    private static final Set<String> READINGS = Set.of("contains", "startswith", "endswith", "re", "exists", "lt", "lte", "gt", "gte");

    private MatchReader() {
    }

    static Condition read(StreamSchema stream, String key, Place place, YamlNode value) {
        String[] parts = key.split("\\|", -1);
        FieldRef field = FieldNames.resolve(stream, parts[0], place);
        Set<String> modifiers = new LinkedHashSet<>();
        for (String modifier : List.of(parts).subList(1, parts.length)) {
            if (!MODIFIERS.contains(modifier)) {
                throw new RuleException(place, "modifier `" + modifier + "` is not supported" + NearestName.hint(modifier, MODIFIERS)
                        + "; supported are " + String.join(", ", MODIFIERS));
            }
            modifiers.add(modifier);
        }
        List<String> readings = modifiers.stream().filter(READINGS::contains).toList();
        if (readings.size() > 1) {
            throw new RuleException(place, "modifiers " + String.join(" and ", readings) + " exclude each other");
        }
        List<YamlNode> values = value.items();
        if (values.isEmpty()) {
            throw new RuleException(value.place(), "`" + key + "` needs a value");
        }
        if (modifiers.contains("all") && values.size() < 2) {
            throw new RuleException(place, "`all` needs a list of at least two values");
        }
        ValueReader reader = new ValueReader(field, readings.stream().findFirst().orElse(""), modifiers.contains("cased"));
        List<ValueTest> tests = values.stream().map(reader::read).toList();
        return new Condition.Match(field, tests, modifiers.contains("all"));
    }
}

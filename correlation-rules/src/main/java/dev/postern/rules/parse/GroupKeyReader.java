package dev.postern.rules.parse;

import dev.postern.rules.model.GroupKey;
import dev.postern.schema.DerivedField;
import dev.postern.schema.Field;
import dev.postern.schema.FieldType;
import dev.postern.schema.StreamSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads one entry of {@code by}: a field, a derived value, or {@code {time: 1h}}. */
final class GroupKeyReader {
    private static final Set<FieldType> GROUPED = Set.of(FieldType.STRING, FieldType.IP, FieldType.BOOLEAN, FieldType.LONG);

    private GroupKeyReader() {
    }

    static GroupKey read(StreamSchema stream, YamlNode node) {
        if (node instanceof YamlMap map) {
            map.only(Set.of(GroupKey.Bucket.FIELD));
            return new GroupKey.Bucket(width(map.get(GroupKey.Bucket.FIELD)));
        }
        String name = node.text();
        Optional<DerivedField> derived = stream.derived().stream().filter(field -> field.name().equals(name)).findFirst();
        if (derived.isPresent()) {
            return new GroupKey.Derived(derived.get());
        }
        Field field = stream.find(name).orElseThrow(() -> new RuleException(node.place(), "stream " + stream.name()
                + " has no field `" + name + "` to group by" + NearestName.hint(name, names(stream))));
        if (!GROUPED.contains(field.type())) {
            throw new RuleException(node.place(), "`" + name + "` is a " + field.type().name().toLowerCase(Locale.ROOT)
                    + ": it makes no groups" + (field.name().equals(GroupKey.Bucket.FIELD) ? "; write `{time: 1h}`" : ""));
        }
        return new GroupKey.Value(field);
    }

    /** Only parts of a day begin at the same instants on every target. */
    private static Duration width(YamlNode node) {
        Duration width = Durations.parse(node);
        if (width.isZero() || Duration.ofDays(1).toSeconds() % width.toSeconds() != 0) {
            throw new RuleException(node.place(), "`" + node.text() + "` is neither a day nor a part of which a whole number makes a day");
        }
        return width;
    }

    private static List<String> names(StreamSchema stream) {
        List<String> names = new ArrayList<>();
        stream.fields().stream().filter(field -> GROUPED.contains(field.type())).forEach(field -> names.add(field.name()));
        stream.derived().forEach(field -> names.add(field.name()));
        return names;
    }
}

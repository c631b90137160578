package dev.postern.rules.parse;

import dev.postern.rules.model.FieldRef;
import dev.postern.rules.model.Lookup;
import dev.postern.schema.FieldType;
import dev.postern.schema.StreamSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the {@code lookups} of a document. */
final class LookupReader {
    private static final Set<String> KEYS = Set.of("field", "match", "lists", "optional-lists", "holds", "optional");

    private LookupReader() {
    }

    static List<Lookup> read(StreamSchema stream, YamlMap lookups) {
        List<Lookup> read = new ArrayList<>();
        lookups.values().forEach((name, node) -> read.add(lookup(stream, name, node.map().only(KEYS))));
        return read;
    }

    private static Lookup lookup(StreamSchema stream, String name, YamlMap map) {
        FieldRef field = FieldNames.resolve(stream, map.text("field"), map.get("field").place());
        if (!Set.of(FieldType.STRING, FieldType.IP, FieldType.LIST).contains(field.type())) {
            throw new RuleException(map.get("field").place(), "`" + field + "` holds no text to look up");
        }
        List<String> lists = map.texts("lists");
        if (lists.isEmpty()) {
            throw new RuleException(map.place(), "lookup `" + name + "` needs `lists` with at least one name");
        }
        return new Lookup(name, field, choice(map, "match", Lookup.Kind.values()), lists, map.texts("optional-lists"),
                choice(map, "holds", Lookup.Holds.values()), map.flag("optional"));
    }

    private static <E extends Enum<E>> E choice(YamlMap map, String key, E[] values) {
        List<String> words = new ArrayList<>();
        for (E value : values) {
            String word = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (word.equals(map.text(key))) {
                return value;
            }
            words.add(word);
        }
        throw new RuleException(map.get(key).place(), "`" + key + "` is one of " + String.join(", ", words));
    }
}

package dev.postern.rules.parse;

import dev.postern.rules.model.Place;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A YAML map in the order of its keys.
 *
 * @param keys place of each key
 */
public record YamlMap(Place place, Map<String, YamlNode> values, Map<String, Place> keys) implements YamlNode {
    public YamlMap {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        keys = Map.copyOf(keys);
    }

    public Optional<YamlNode> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** @throws RuleException where the key is missing */
    public YamlNode get(String key) {
        return find(key).orElseThrow(() -> new RuleException(place, "`" + key + "` is missing"));
    }

    public String text(String key) {
        return get(key).text();
    }

    /** Texts of a list, or of a single value; none where the key is missing. */
    public List<String> texts(String key) {
        return find(key).map(node -> node.items().stream().map(YamlNode::text).toList()).orElse(List.of());
    }

    /** @throws RuleException where the value is neither true nor false; false where the key is missing */
    public boolean flag(String key) {
        Optional<YamlNode> node = find(key);
        if (node.isPresent() && !(node.get() instanceof Scalar scalar && scalar.kind() == Kind.BOOLEAN)) {
            throw new RuleException(node.get().place(), "`" + key + "` is true or false");
        }
        return node.isPresent() && node.get().text().equalsIgnoreCase("true");
    }

    /** @throws RuleException at the first key that is not known, with the nearest that is */
    public YamlMap only(Collection<String> known) {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw new RuleException(keys.get(key), "`" + key + "` is not supported here" + NearestName.hint(key, known));
            }
        }
        return this;
    }
}

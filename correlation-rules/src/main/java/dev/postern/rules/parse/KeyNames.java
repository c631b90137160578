package dev.postern.rules.parse;

import dev.postern.rules.model.FieldRef;
import dev.postern.rules.model.RuleUnit;
import dev.postern.rules.model.Trigger;
import dev.postern.schema.FieldType;
import dev.postern.schema.StreamSchema;
import java.util.List;
import java.util.Optional;

/** Resolves the one {@code group-by} name of a sequence to the field that carries it in a unit's stream. */
final class KeyNames {
    private KeyNames() {
    }

    static FieldRef resolve(YamlMap correlation, RuleUnit unit) {
        List<YamlNode> names = correlation.get("group-by").items();
        if (names.size() != 1) {
            throw new RuleException(correlation.get("group-by").place(), "a sequence has one key; more are not supported");
        }
        YamlNode key = names.get(0);
        StreamSchema stream = ((Trigger.OneRow) unit.trigger()).stream();
        Optional<YamlMap> alias = correlation.find("aliases").map(YamlNode::map).flatMap(map -> map.find(key.text())).map(YamlNode::map);
        YamlNode written = alias.flatMap(map -> map.find(unit.name())).orElse(key);
        FieldRef field = FieldNames.resolve(stream, written.text(), written.place());
        if (field.type() != FieldType.STRING && field.type() != FieldType.IP) {
            throw new RuleException(written.place(), "`" + field + "` is no text: it cannot be the key of a sequence");
        }
        return field;
    }
}

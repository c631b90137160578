package dev.postern.playbook.parse;

import dev.postern.playbook.model.ActionDefinition;
import dev.postern.playbook.model.Effect;
import dev.postern.playbook.model.Parameter;
import dev.postern.playbook.model.Rest;
import dev.postern.rules.parse.YamlMap;
import dev.postern.rules.parse.YamlNode;
import java.util.List;
import java.util.Set;

/** Reads a file of the action library. */
final class ActionReader {
    private static final Set<String> KEYS = Set.of("id", "title", "does", "effect", "parameters", "needs", "reversible", "manual", "powershell", "rest");

    private ActionReader() {
    }

    static List<ActionDefinition> read(YamlMap file) {
        return file.only(Set.of("actions")).get("actions").items().stream().map(node -> action(node.map().only(KEYS))).toList();
    }

    private static ActionDefinition action(YamlMap map) {
        return new ActionDefinition(map.place(), map.text("id"), Scalars.prose(map, "title"), Scalars.prose(map, "does"),
                Scalars.word(map.get("effect"), "effect", Effect.values(), Effect::word),
                map.find("parameters").map(node -> node.items().stream().map(ActionReader::parameter).toList()).orElse(List.of()),
                Scalars.prose(map, "needs"), map.flag("reversible"), Scalars.prose(map, "manual"),
                map.texts("powershell").stream().flatMap(String::lines).toList(), map.find("rest").map(ActionReader::rest));
    }

    private static Parameter parameter(YamlNode node) {
        YamlMap map = node.map().only(Set.of("name", "type", "required", "meaning"));
        return new Parameter(map.text("name"), Scalars.type(map.get("type")), map.flag("required"), Scalars.prose(map, "meaning"));
    }

    private static Rest rest(YamlNode node) {
        YamlMap map = node.map().only(Set.of("method", "path", "body"));
        return new Rest(map.text("method"), map.text("path"), Scalars.proseIfAny(map, "body").orElse(""));
    }
}

package dev.postern.playbook.parse;

import dev.postern.playbook.model.Drill;
import dev.postern.playbook.model.ExpectedAlert;
import dev.postern.playbook.model.Inject;
import dev.postern.playbook.model.Scene;
import dev.postern.playbook.model.Targets;
import dev.postern.rules.parse.YamlMap;
import dev.postern.rules.parse.YamlNode;
import java.util.List;
import java.util.Set;

/** Reads one drill. */
final class DrillReader {
    private DrillReader() {
    }

    /** @param stem name of the file without its ending, which the id has to be */
    static Drill read(String stem, YamlMap file) {
        file.only(Set.of("id", "title", "lists", "scenes", "targets"));
        if (!file.text("id").equals(stem)) {
            throw new PlaybookException(file.get("id").place(), "the drill of this file is called `" + stem + "`");
        }
        return new Drill(file.place(), stem, Scalars.prose(file, "title"), file.texts("lists"),
                file.get("scenes").items().stream().map(node -> scene(node.map())).toList(), targets(file.get("targets").map()));
    }

    private static Scene scene(YamlMap map) {
        map.only(Set.of("slug", "story", "injects", "expect", "must-not"));
        return new Scene(map.place(), map.text("slug"), Scalars.prose(map, "story"),
                map.get("injects").items().stream().map(DrillReader::inject).toList(),
                map.find("expect").map(node -> node.items().stream().map(DrillReader::expected).toList()).orElse(List.of()),
                Scalars.refs(map, "must-not"));
    }

    private static Inject inject(YamlNode node) {
        YamlMap map = node.map().only(Set.of("slug", "template", "after", "count", "set"));
        return new Inject(map.text("slug"), Scalars.ref(map.get("template")), Scalars.span(map.get("after")),
                map.find("count").map(count -> count.wholeNumber(1)).orElse(1), ArgumentReader.arguments(map.find("set")));
    }

    private static ExpectedAlert expected(YamlNode node) {
        YamlMap map = node.map().only(Set.of("rule", "severity", "inject", "within"));
        return new ExpectedAlert(Scalars.ref(map.get("rule")), Scalars.severity(map.get("severity")), Scalars.ref(map.get("inject")),
                Scalars.span(map.get("within")));
    }

    private static Targets targets(YamlMap map) {
        map.only(List.of("detect", "acknowledge", "contain"));
        return new Targets(Scalars.span(map.get("detect")), Scalars.span(map.get("acknowledge")), Scalars.span(map.get("contain")));
    }
}

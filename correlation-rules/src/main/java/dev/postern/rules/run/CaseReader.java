package dev.postern.rules.run;

import dev.postern.rules.model.Severity;
import dev.postern.rules.parse.RuleException;
import dev.postern.rules.parse.RuleFile;
import dev.postern.rules.parse.YamlMap;
import dev.postern.rules.parse.YamlNode;
import dev.postern.rules.parse.YamlReader;
import dev.postern.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code *.cases.yml}. */
public final class CaseReader {
    private static final Set<String> KEYS = Set.of("name", "kind", "lists", "stale-lists", "rows", "expect", "suppressed");
    private static final Set<String> EXPECT_KEYS = Set.of("severity", "object_name", "events", "summary");

    private CaseReader() {
    }

    /** Cases that ship with this version, by path of the rule file that they belong to. */
    public static Map<String, List<RuleCase>> load(Schema schema) {
        Map<String, List<RuleCase>> cases = new LinkedHashMap<>();
        List<RuleFile> files = RuleFiles.shipped();
        for (RuleFile rules : files) {
            files.stream().filter(file -> !rules.holdsCases() && file.path().equals(RuleFile.casesOf(rules.path())))
                    .forEach(file -> cases.put(rules.path(), read(file, schema)));
        }
        return cases;
    }

    /** @throws RuleException where the file is wrong */
    public static List<RuleCase> read(RuleFile file, Schema schema) {
        List<RuleCase> cases = new ArrayList<>();
        for (YamlNode document : YamlReader.documents(file.path(), file.text())) {
            document.items().forEach(node -> cases.add(ruleCase(node.map().only(KEYS), schema)));
        }
        return cases;
    }

    private static RuleCase ruleCase(YamlMap map, Schema schema) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        map.find("lists").ifPresent(node -> node.map().values().keySet().forEach(name -> lists.put(name, node.map().texts(name))));
        List<RuleCase.Arrival> rows = new ArrayList<>();
        map.get("rows").items().forEach(node -> rows.addAll(CaseRowReader.read(node.map(), schema)));
        if (rows.isEmpty()) {
            throw new RuleException(map.place(), "a case needs at least one row");
        }
        List<RuleCase.Expectation> expect = map.get("expect").items().stream().map(node -> expectation(node.map().only(EXPECT_KEYS))).toList();
        return new RuleCase(map.place(), map.text("name"), kind(map.get("kind")), lists, map.texts("stale-lists"), rows, expect,
                map.texts("suppressed"));
    }

    private static RuleCase.Expectation expectation(YamlMap map) {
        YamlNode severity = map.get("severity");
        return new RuleCase.Expectation(
                Severity.ofWord(severity.text()).orElseThrow(() -> new RuleException(severity.place(), "this is no severity")),
                map.find("object_name").map(YamlNode::text), map.find("events").map(node -> node.wholeNumber(1)),
                map.find("summary").map(YamlNode::text));
    }

    private static RuleCase.Kind kind(YamlNode node) {
        return Arrays.stream(RuleCase.Kind.values()).filter(kind -> kind.word().equals(node.text())).findFirst()
                .orElseThrow(() -> new RuleException(node.place(), "`kind` is attack, benign, late, duplicated or out-of-order"));
    }
}

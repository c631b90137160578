package dev.postern.rules.parse;

import dev.postern.rules.model.Rule;
import dev.postern.rules.model.RuleUnit;
import dev.postern.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Turns rule files into rules. What it does not know it refuses: a part of a rule is never left out silently. */
public final class RuleParser {
    private static final String RULE_ID = "[A-Z]{2,8}-[A-Z0-9]{2,8}";
    private static final String UNIT_NAME = "[a-z][a-z0-9_]{0,62}";

    private RuleParser() {
    }

    /**
     * Parses all files of a rule set, since a sequence may name units of any of them.
     *
     * @return rules by id, in order of id
     * @throws RuleException at the first error
     */
    public static List<Rule> parse(Collection<RuleFile> files, Schema schema) {
        List<YamlMap> documents = new ArrayList<>();
        files.forEach(file -> YamlReader.documents(file.path(), file.text()).forEach(node -> documents.add(node.map())));
        Map<String, RuleUnit> rows = new LinkedHashMap<>();
        List<RuleUnit> units = new ArrayList<>();
        for (YamlMap document : documents) {
            if (document.find("correlation").isEmpty()) {
                RuleUnit unit = checked(document, RowUnitReader.read(document, schema));
                rows.putIfAbsent(unit.name(), unit);
                units.add(unit);
            }
        }
        for (YamlMap document : documents) {
            if (document.find("correlation").isPresent()) {
                units.add(checked(document, SequenceReader.read(document, rows)));
            }
        }
        return grouped(units);
    }

    private static RuleUnit checked(YamlMap document, RuleUnit unit) {
        if (!unit.name().matches(UNIT_NAME)) {
            throw new RuleException(document.get("name").place(), "`name` is snake_case and has at most 63 characters");
        }
        if (!unit.rule().matches(RULE_ID)) {
            throw new RuleException(document.get(ExtensionKeys.BLOCK).map().get("rule").place(), "`rule` is an id such as MC-B01");
        }
        return unit;
    }

    private static List<Rule> grouped(List<RuleUnit> units) {
        Map<String, List<RuleUnit>> byRule = new TreeMap<>();
        Set<String> names = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (RuleUnit unit : units) {
            if (!names.add(unit.name())) {
                throw new RuleException(unit.place(), "another document is named `" + unit.name() + "` too");
            }
            if (!ids.add(unit.header().id())) {
                throw new RuleException(unit.place(), "another document has the id " + unit.header().id() + " too");
            }
            byRule.computeIfAbsent(unit.rule(), id -> new ArrayList<>()).add(unit);
        }
        List<Rule> rules = new ArrayList<>();
        byRule.forEach((id, members) -> {
            RuleUnit first = members.get(0);
            members.forEach(unit -> {
                if (!unit.place().file().equals(first.place().file())) {
                    throw new RuleException(unit.place(), "rule " + id + " is in " + first.place().file() + " too: a rule is one file");
                }
            });
            if (members.stream().allMatch(unit -> unit.alert().isEmpty())) {
                throw new RuleException(first.place(), "rule " + id + " has no document that alerts");
            }
            rules.add(new Rule(id, members));
        });
        return rules;
    }
}

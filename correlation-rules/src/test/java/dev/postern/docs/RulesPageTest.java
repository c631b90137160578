package dev.postern.docs;

import dev.postern.rules.model.AlertForm;
import dev.postern.rules.model.Header;
import dev.postern.rules.model.Rule;
import dev.postern.rules.model.RuleUnit;
import dev.postern.rules.model.Severity;
import dev.postern.rules.run.RuleSet;
import dev.postern.schema.Schema;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/rules.md} lists the rules that ship. */
class RulesPageTest {
    @Test
    void rulesPage() throws IOException {
        RuleSet rules = RuleSet.load(Schema.current());
        StringBuilder page = new StringBuilder("""
                # Rules

                Generated from `correlation-rules/rules/`; edit those files, not this page. The language is specified in
                [docs/specs/rules.md](../specs/rules.md). A document whose *lists needed* are missing or stale is silent for that tenant,
                and its silence is reported; *lists used* refine it where they are kept.

                | Id | Title | Severity | ATT&CK v19 | Reads |
                |---|---|---|---|---|
                """);
        for (Rule rule : rules.rules()) {
            page.append("| [").append(rule.id()).append("](#").append(rule.id().toLowerCase(Locale.ROOT)).append(") | ")
                    .append(titles(rule)).append(" | ").append(severities(rule)).append(" | ").append(techniques(rule.units())).append(" | ")
                    .append(code(rule.units().stream().flatMap(unit -> unit.streams().stream()).collect(Collectors.toCollection(TreeSet::new)))).append(" |\n");
        }
        rules.rules().forEach(rule -> rule(page, rule));
        GoldenPage.check("docs/reference/rules.md", page.toString());
    }

    private static void rule(StringBuilder page, Rule rule) {
        page.append("\n## ").append(rule.id()).append("\n\nFile: `correlation-rules/rules/").append(rule.file()).append("`\n");
        rule.units().forEach(unit -> unit(page, unit));
    }

    private static void unit(StringBuilder page, RuleUnit unit) {
        Header header = unit.header();
        page.append("\n### ").append(header.title()).append("\n\n").append(header.description()).append("\n\n");
        item(page, "Unit", "`postern_" + unit.name() + "`" + (unit.alert().isEmpty() ? ", serves sequences only" : ""));
        if (!unit.severities().isEmpty()) {
            item(page, "Severity", words(unit.severities()));
        }
        item(page, "ATT&CK v19", techniques(List.of(unit)));
        item(page, "Reads", code(unit.streams()));
        if (!unit.requiredLists().isEmpty()) {
            item(page, "Lists needed", code(unit.requiredLists()));
        }
        Set<String> used = new TreeSet<>(unit.lists());
        used.removeAll(unit.requiredLists());
        if (!used.isEmpty()) {
            item(page, "Lists used", code(used));
        }
        item(page, "False positives", String.join(" ", header.falsePositives()));
        unit.alert().ifPresent(form -> alert(page, form));
        item(page, "References", header.references().stream().map(link -> "<" + link + ">").collect(Collectors.joining(", ")));
    }

    private static void alert(StringBuilder page, AlertForm form) {
        item(page, "Next step", form.nextStep());
        item(page, "Playbook", form.playbook());
    }

    private static void item(StringBuilder page, String name, String text) {
        page.append("- **").append(name).append("**: ").append(text).append('\n');
    }

    /** A chain has one title; other rules have one per document. */
    private static String titles(Rule rule) {
        return rule.units().stream().filter(unit -> unit.alert().isPresent()).map(unit -> Markdown.cell(unit.header().title()))
                .collect(Collectors.joining("<br>"));
    }

    private static String severities(Rule rule) {
        return words(rule.units().stream().flatMap(unit -> unit.severities().stream()).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String words(Collection<Severity> severities) {
        return severities.stream().map(Severity::word).collect(Collectors.joining(", "));
    }

    private static String techniques(List<RuleUnit> units) {
        return units.stream().flatMap(unit -> unit.header().tags().stream()).filter(tag -> tag.startsWith("attack.t"))
                .map(tag -> tag.substring("attack.".length()).toUpperCase(Locale.ROOT)).distinct().sorted().collect(Collectors.joining(", "));
    }

    private static String code(Collection<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}

package dev.postern.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.playbook.lint.PlaybookLint;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.PlaybookLibrary;
import dev.postern.playbook.model.Ref;
import dev.postern.playbook.parse.PlaybookParser;
import dev.postern.rules.model.Rule;
import dev.postern.rules.run.RuleSet;
import dev.postern.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules and playbooks lead to each other. */
class ContentLinksTest {
    /** Playbooks that rules name, or the plan does, and that nobody has written yet. A written one has to leave this list. */
    private static final Set<String> NOT_WRITTEN = Set.of("P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10");

    private static final RuleSet RULES = RuleSet.load(Schema.current());
    private static final PlaybookLibrary LIBRARY = PlaybookParser.shipped();

    @Test
    void everyPlaybookAnswersExactlyTheRulesThatNameIt() {
        for (Playbook playbook : LIBRARY.playbooks()) {
            Set<String> naming = RULES.rules().stream().filter(rule -> playbooks(rule).anyMatch(playbook.id()::equals)).map(Rule::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(playbook.rules()).as("rules of " + playbook.id()).extracting(Ref::name).containsExactlyElementsOf(naming);
        }
    }

    @Test
    void everyRuleNamesAPlaybookThatIsWrittenOrAKnownGap() {
        Set<String> known = new TreeSet<>(NOT_WRITTEN);
        known.addAll(written());
        for (Rule rule : RULES.rules()) {
            assertThat(playbooks(rule)).as(rule.id()).isNotEmpty().isSubsetOf(known);
        }
    }

    @Test
    void theListOfGapsShrinksWithEveryPlaybook() {
        assertThat(NOT_WRITTEN).as("written by now: take them off the list").doesNotContainAnyElementsOf(written());
    }

    @Test
    void thereIsNothingToMend() {
        assertThat(PlaybookLint.lint(LIBRARY, RULES)).isEmpty();
    }

    private static List<String> written() {
        return LIBRARY.playbooks().stream().map(Playbook::id).toList();
    }

    private static Stream<String> playbooks(Rule rule) {
        return rule.units().stream().flatMap(unit -> unit.alert().stream()).map(alert -> alert.playbook());
    }
}

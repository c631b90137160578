package dev.postern.playbook.lint;

import dev.postern.playbook.model.Drill;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.PlaybookLibrary;
import dev.postern.playbook.model.Ref;
import dev.postern.rules.model.Rule;
import dev.postern.rules.run.RuleSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds what playbooks, actions and drills can be read with and should not ship with. */
public final class PlaybookLint {
    private PlaybookLint() {
    }

    /** @return in order of place; empty where nothing is to mend */
    public static List<Finding> lint(PlaybookLibrary library, RuleSet rules) {
        Findings findings = new Findings();
        Set<String> ruleIds = rules.rules().stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new));
        library.actions().forEach(action -> new ActionChecks(findings).check(action));
        library.drills().forEach(drill -> new DrillChecks(findings, ruleIds).check(drill));
        for (Playbook playbook : library.playbooks()) {
            playbook.rules().forEach(rule -> findings.known(rule, "rule", ruleIds));
            findings.require(!playbook.rules().isEmpty(), playbook.place(), "`rules` is empty: nothing would lead to this playbook");
            drill(playbook, library, findings);
            new NameChecks(findings, playbook).check();
            new CallChecks(findings, playbook, library).check();
            new ChangeChecks(findings, playbook, library).check();
            new FlowChecks(findings, playbook, library).check();
        }
        return findings.all();
    }

    private static void drill(Playbook playbook, PlaybookLibrary library, Findings findings) {
        if (playbook.drill().isEmpty()) {
            findings.tell(playbook.place(), "`drill` is missing: nothing proves this playbook");
            return;
        }
        Ref name = playbook.drill().get();
        findings.known(name, "drill", library.drills().stream().map(Drill::id).toList());
        Set<String> answered = playbook.rules().stream().map(Ref::name).collect(Collectors.toSet());
        library.drill(name.name()).stream().flatMap(drill -> drill.scenes().stream()).flatMap(scene -> scene.expect().stream())
                .filter(alert -> !answered.contains(alert.rule().name()))
                .forEach(alert -> findings.tell(alert.rule().place(), "playbook " + playbook.id() + " does not answer rule `" + alert.rule() + "`"));
    }
}

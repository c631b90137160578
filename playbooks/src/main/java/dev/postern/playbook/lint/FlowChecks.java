package dev.postern.playbook.lint;

import dev.postern.playbook.model.Effect;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.PlaybookLibrary;
import dev.postern.playbook.model.Step;
import dev.postern.playbook.model.Work;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The way through one playbook: no step is lost, no branch is endless, and nothing is changed before it was kept. */
final class FlowChecks {
    private final Findings findings;
    private final Playbook playbook;
    private final PlaybookLibrary library;

    FlowChecks(Findings findings, Playbook playbook, PlaybookLibrary library) {
        this.findings = findings;
        this.playbook = playbook;
        this.library = library;
    }

    void check() {
        Set<String> slugs = playbook.steps().stream().map(Step::slug).collect(Collectors.toCollection(TreeSet::new));
        slugs.add(Step.END);
        StepGraph graph = new StepGraph(playbook);
        Set<String> reached = graph.reached(step -> false);
        Set<String> ending = graph.ending();
        Set<String> withoutSnapshot = graph.reached(this::snapshot);
        for (Step step : playbook.steps()) {
            String name = "step `" + step.slug() + "` ";
            step.targets().forEach(target -> findings.known(target, "step", slugs));
            if (step.work() instanceof Work.Decision decision) {
                findings.require(decision.onYes().isPresent(), step.place(), "decision `" + step.slug() + "` has no `on-yes`");
                findings.require(decision.onNo().isPresent(), step.place(), "decision `" + step.slug() + "` has no `on-no`");
            } else {
                findings.require(step.next().isPresent(), step.place(), name + "has no `next`; the last one of a branch says `next: end`");
            }
            findings.require(reached.contains(step.slug()), step.place(), name + "is never reached");
            findings.require(ending.contains(step.slug()), step.place(), name + "leads to no end");
            findings.require(!(step.work() instanceof Work.Action) || !withoutSnapshot.contains(step.slug()), step.place(),
                    name + "can be reached without a snapshot before it");
        }
    }

    private boolean snapshot(Step step) {
        return step.work() instanceof Work.Query query
                && library.action(query.call().action().name()).map(action -> action.effect() == Effect.SNAPSHOT).orElse(false);
    }
}

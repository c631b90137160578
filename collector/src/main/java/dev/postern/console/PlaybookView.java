package dev.postern.console;

import dev.postern.playbook.model.Phase;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.Step;
import dev.postern.playbook.render.Runbook;
import dev.postern.playbook.render.RunbookHtml;
import java.util.List;
import java.util.stream.Stream;

/**
 * The page of one playbook.
 *
 * @param attack ATT&CK techniques, parted by commas
 * @param phases those that have steps, in order
 * @param body   the runbook as HTML that was made safe
 */
record PlaybookView(PlaybookLine line, String attack, String version, List<PhaseLinks> phases, String body) {
    /** Links to a phase and its steps on the page. */
    record PhaseLinks(String anchor, String heading, List<StepLink> steps) {
    }

    /** @param number place in the playbook, from 1 */
    record StepLink(String anchor, int number, String title) {
    }

    static PlaybookView of(Playbook playbook, PlaybookShelf shelf) {
        return new PlaybookView(PlaybookLine.of(playbook, shelf), String.join(", ", playbook.attack()), playbook.version(),
                Stream.of(Phase.values()).map(phase -> links(playbook, phase)).filter(links -> !links.steps().isEmpty()).toList(), shelf.body(playbook));
    }

    private static PhaseLinks links(Playbook playbook, Phase phase) {
        List<Step> steps = playbook.steps();
        return new PhaseLinks(RunbookHtml.anchor(phase), Runbook.heading(phase), steps.stream().filter(step -> step.phase() == phase)
                .map(step -> new StepLink(RunbookHtml.anchor(step), steps.indexOf(step) + 1, step.title())).toList());
    }
}

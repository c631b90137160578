package dev.postern.console;

import dev.postern.playbook.model.Playbook;
import java.util.List;

/**
 * A playbook as a line of a table.
 *
 * @param drill title of the drill that proves it; empty where it has none
 */
record PlaybookLine(String link, String id, String title, String severity, List<RuleName> rules, String drill, int steps) {
    /** @param title empty where there is no such rule */
    record RuleName(String id, String title) {
    }

    static PlaybookLine of(Playbook playbook, PlaybookShelf shelf) {
        return new PlaybookLine(Links.playbook(playbook.id()), playbook.id(), playbook.title(), playbook.severity().word(),
                playbook.rules().stream().map(rule -> new RuleName(rule.name(), shelf.ruleTitle(rule.name()))).toList(), shelf.drillTitle(playbook),
                playbook.steps().size());
    }
}

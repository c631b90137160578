package dev.postern.console;

import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.PlaybookLibrary;
import dev.postern.playbook.model.Step;
import dev.postern.playbook.parse.PlaybookParser;
import dev.postern.playbook.render.RunbookHtml;
import dev.postern.rules.model.Rule;
import dev.postern.rules.run.RuleSet;
import dev.postern.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The playbooks that pages show, with the titles of the rules that lead to them. Immutable. */
final class PlaybookShelf {
    private final PlaybookLibrary library;
    private final Map<String, String> ruleTitles;
    private final RunbookHtml html;

    PlaybookShelf(PlaybookLibrary library, RuleSet rules) {
        this.library = library;
        this.ruleTitles = rules.rules().stream().collect(Collectors.toMap(Rule::id, Rule::title));
        this.html = new RunbookHtml(library);
    }

    private static final class Shipped {
        private static final PlaybookShelf SHELF = new PlaybookShelf(PlaybookParser.shipped(), RuleSet.load(Schema.current()));
    }

    /** What ships with this version; read once. */
    static PlaybookShelf shipped() {
        return Shipped.SHELF;
    }

    List<Playbook> playbooks() {
        return library.playbooks();
    }

    Optional<Playbook> find(String id) {
        return library.playbook(id);
    }

    /** Empty where there is no such rule. */
    String ruleTitle(String rule) {
        return ruleTitles.getOrDefault(rule, "");
    }

    /** Empty where the playbook has no drill. */
    String drillTitle(Playbook playbook) {
        return playbook.drill().flatMap(drill -> library.drill(drill.name())).map(drill -> drill.title()).orElse("");
    }

    String body(Playbook playbook) {
        return Visible.text(html.body(playbook));
    }

    /** @param known values by id of the variable; the others stay placeholders */
    String step(Playbook playbook, Step step, Map<String, List<String>> known) {
        return Visible.text(html.step(playbook, step, known));
    }
}

package dev.postern.playbook.render;

import dev.postern.playbook.model.Phase;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.PlaybookLibrary;
import dev.postern.playbook.model.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Runbooks as HTML, made of the same Markdown that {@link Runbook} writes. HTML in content is text, addresses that are no web addresses
 * are dropped, and nothing has a style or a script. Thread-safe.
 */
public final class RunbookHtml {
    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private final Runbook runbook;

    /** @param library in which the linter finds nothing to mend */
    public RunbookHtml(PlaybookLibrary library) {
        this.runbook = new Runbook(library);
    }

    /** The whole runbook below its title; headings begin at the second level and have ids. */
    public String body(Playbook playbook) {
        return html(playbook, runbook.body(playbook, Values.placeholders(playbook)));
    }

    /**
     * What stands below the heading of a step, filled in for a case.
     *
     * @param known values by id of the variable; what is not in it stays a placeholder
     */
    public String step(Playbook playbook, Step step, Map<String, List<String>> known) {
        return html(playbook, runbook.step(playbook, step, Values.of(known, playbook)));
    }

    /** Id of a step's heading, which links between steps lead to, such as {@code step-take-alert}. */
    public static String anchor(Step step) {
        return "step-" + step.slug();
    }

    /** Id of a phase's heading, such as {@code section-contain}. */
    public static String anchor(Phase phase) {
        return section(Runbook.heading(phase));
    }

    static String section(String heading) {
        return "section-" + Markdown.anchor(heading);
    }

    /** A time span as runbooks write it, such as {@code 15 min}, {@code 4 h} or {@code 2 d}. */
    public static String span(Duration span) {
        return Markdown.span(span);
    }

    private static String html(Playbook playbook, String markdown) {
        return HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true)
                .attributeProviderFactory(context -> new RunbookAttributes(playbook)).build().render(PARSER.parse(markdown));
    }
}

package dev.postern.playbook.render;

import dev.postern.playbook.model.EvidenceItem;
import dev.postern.playbook.model.Notification;
import dev.postern.playbook.model.Phase;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.PlaybookLibrary;
import dev.postern.playbook.model.Ref;
import dev.postern.playbook.model.Role;
import dev.postern.playbook.model.Step;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A playbook as a Markdown page that somebody can work by. Commands hold values only as quoted literals. */
public final class Runbook {
    private static final String HOW_TO_FILL_IN = """
            Fill in what stands in angle brackets. A text stays in its single quotes, with each single quote in it doubled; true and \
            false become `$true` and `$false` without quotes; of a list each entry has its own quotes, with commas between.""";

    private final PlaybookLibrary library;

    /** @param library in which the linter finds nothing to mend */
    public Runbook(PlaybookLibrary library) {
        this.library = library;
    }

    /** A page of its own, with placeholders for what a case would fill in. */
    public String page(Playbook playbook) {
        return page(playbook, Values.placeholders(playbook));
    }

    /** A page of its own, filled in for a case. */
    public String page(Playbook playbook, Values values) {
        Markdown page = new Markdown(1);
        page.heading(0, playbook.id() + " " + playbook.title());
        page.item("Severity", playbook.severity().word()).item("Rules", rules(playbook))
                .item("ATT&CK", String.join(", ", playbook.attack())).item("Version", playbook.version()).gap();
        body(page, playbook, values);
        return page.page();
    }

    /** What stands below title and facts; its headings begin at the second level. */
    String body(Playbook playbook, Values values) {
        Markdown page = new Markdown(1);
        body(page, playbook, values);
        return page.page();
    }

    /** What stands below the heading of a step. */
    public String step(Playbook playbook, Step step, Values values) {
        Markdown page = new Markdown(1);
        new StepText(playbook, library, values, page).write(step);
        return page.page();
    }

    /** The heading of a phase, such as {@code Contain}. */
    public static String heading(Phase phase) {
        return phase.word().substring(0, 1).toUpperCase(Locale.ROOT) + phase.word().substring(1);
    }

    private void body(Markdown page, Playbook playbook, Values values) {
        page.heading(1, "When to use it").paragraph(playbook.use()).paragraph(HOW_TO_FILL_IN);
        roles(page, playbook.roles());
        StepText text = new StepText(playbook, library, values, page);
        for (Phase phase : Phase.values()) {
            List<Step> steps = playbook.steps().stream().filter(step -> step.phase() == phase).toList();
            if (!steps.isEmpty()) {
                page.heading(1, heading(phase));
                steps.forEach(step -> {
                    page.heading(2, StepText.heading(playbook, step));
                    text.write(step);
                });
            }
        }
        evidence(page, playbook.evidence());
        notifications(page, playbook.notifications());
        playbook.drill().flatMap(drill -> library.drill(drill.name())).ifPresent(drill -> new DrillText(page).write(drill));
    }

    /** Ids of the rules that it answers, parted by commas. */
    public static String rules(Playbook playbook) {
        return playbook.rules().stream().map(Ref::name).collect(Collectors.joining(", "));
    }

    private static void roles(Markdown page, List<Role> roles) {
        page.heading(1, "Roles").table(List.of("Role", "Does"));
        roles.forEach(role -> page.row(List.of(Markdown.cell(role.title()), Markdown.cell(role.does()))));
    }

    private static void evidence(Markdown page, List<EvidenceItem> evidence) {
        page.heading(1, "Evidence").table(List.of("Evidence", "What", "How it is kept"));
        evidence.forEach(item -> page.row(List.of("`" + item.id() + "`", Markdown.cell(item.what()), Markdown.cell(item.keep()))));
    }

    private static void notifications(Markdown page, List<Notification> notifications) {
        page.heading(1, "Notifications").table(List.of("Notification", "To", "By", "Says"));
        notifications.forEach(each -> page.row(List.of("`" + each.id() + "`", Markdown.cell(each.to()), Markdown.cell(each.via()), Markdown.cell(each.says()))));
    }
}

package dev.postern.playbook.render;

import dev.postern.playbook.model.ActionDefinition;
import dev.postern.playbook.model.Approval;
import dev.postern.playbook.model.Call;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.PlaybookLibrary;
import dev.postern.playbook.model.Ref;
import dev.postern.playbook.model.Role;
import dev.postern.playbook.model.Step;
import dev.postern.playbook.model.Undo;
import dev.postern.playbook.model.Verify;
import dev.postern.playbook.model.Work;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what stands below the heading of a step of a runbook. */
final class StepText {
    private final Playbook playbook;
    private final PlaybookLibrary library;
    private final PowerShell powershell;
    private final Markdown page;

    StepText(Playbook playbook, PlaybookLibrary library, Values values, Markdown page) {
        this.playbook = playbook;
        this.library = library;
        this.powershell = new PowerShell(values);
        this.page = page;
    }

    void write(Step step) {
        page.paragraph(role(step.role()) + step.sla().map(sla -> ", within " + Markdown.span(sla)).orElse("") + ".");
        step.guidance().ifPresent(page::paragraph);
        if (step.work() instanceof Work.Decision decision) {
            page.item("Decide", Markdown.cell(decision.ask()));
            decision.onYes().ifPresent(target -> page.item("Yes", link(target)));
            decision.onNo().ifPresent(target -> page.item("No", link(target)));
        } else if (step.work() instanceof Work.Query query) {
            call("Run", query.call());
        } else if (step.work() instanceof Work.Notify notify) {
            notify.notifications().forEach(this::send);
        } else if (step.work() instanceof Work.Action action) {
            change(action);
        }
        if (!step.evidence().isEmpty()) {
            page.item("Keep", step.evidence().stream().map(ref -> "`" + ref + "`").collect(Collectors.joining(", ")));
        }
        step.next().ifPresent(target -> page.item("Then", link(target)));
        page.gap();
    }

    private void send(Ref notification) {
        playbook.notification(notification.name()).ifPresent(message ->
                page.item("Send", "`" + message.id() + "` to " + Markdown.cell(message.to()) + ": " + Markdown.cell(message.says())));
    }

    private void change(Work.Action action) {
        action.approval().ifPresent(approval -> page.item("Approval", approval(approval)));
        call("Run", action.call());
        action.verify().ifPresent(this::verify);
        if (action.undo() instanceof Undo.Rollback rollback) {
            call("To take it back", rollback.call());
        } else {
            page.item("To take it back", "not possible; that is why it needs approval");
        }
    }

    private void verify(Verify verify) {
        String watch = verify.watch().map(span -> "; watch for " + Markdown.span(span)).orElse("");
        page.item("Verify", Markdown.cell(verify.expect()) + watch);
        verify.call().ifPresent(call -> call("Read back", call));
    }

    private void call(String name, Call call) {
        ActionDefinition action = library.action(call.action().name()).orElseThrow();
        page.item(name, Markdown.cell(action.title()) + " (`" + action.id() + "`, needs " + Markdown.cell(action.needs()) + "). By hand: "
                + Markdown.cell(action.manual()));
        List<String> lines = powershell.lines(action, call);
        if (!lines.isEmpty()) {
            page.code(lines);
        }
    }

    private String approval(Approval approval) {
        return (approval.count() == 1 ? "one person" : approval.count() + " different persons") + " of "
                + approval.roles().stream().map(this::role).collect(Collectors.joining(", "));
    }

    private String role(Ref role) {
        return playbook.role(role.name()).map(Role::title).map(Markdown::cell).orElse(role.name());
    }

    /** {@code [step 12: Disable the connector](#p1-12-disable-the-connector)}. */
    private String link(Ref target) {
        return playbook.step(target.name()).map(step -> "[step " + number(playbook, step) + ": " + Markdown.cell(step.title()) + "](#" + Markdown.anchor(heading(playbook, step)) + ")")
                .orElse("the end");
    }

    /** With the id of the playbook, so that several fit on one page. */
    static String heading(Playbook playbook, Step step) {
        return playbook.id() + "-" + number(playbook, step) + ". " + step.title();
    }

    private static int number(Playbook playbook, Step step) {
        return playbook.steps().indexOf(step) + 1;
    }
}

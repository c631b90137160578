package dev.postern.playbook.lint;

import dev.postern.playbook.model.ActionDefinition;
import dev.postern.playbook.model.Call;
import dev.postern.playbook.model.Effect;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.PlaybookLibrary;
import dev.postern.playbook.model.Step;
import dev.postern.playbook.model.Undo;
import dev.postern.playbook.model.Verify;
import dev.postern.playbook.model.Work;
import java.util.Optional;

/** Steps that change something: each can be taken back or was approved as final, and is seen to have worked. */
final class ChangeChecks {
    private final Findings findings;
    private final Playbook playbook;
    private final PlaybookLibrary library;

    ChangeChecks(Findings findings, Playbook playbook, PlaybookLibrary library) {
        this.findings = findings;
        this.playbook = playbook;
        this.library = library;
    }

    void check() {
        for (Step step : playbook.steps()) {
            if (step.work() instanceof Work.Action action) {
                change(step, action);
            } else if (step.work() instanceof Work.Query query) {
                readsOnly(query.call(), "a query");
            }
        }
    }

    private void change(Step step, Work.Action action) {
        String name = "step `" + step.slug() + "` ";
        Optional<ActionDefinition> definition = library.action(action.call().action().name());
        findings.require(definition.isEmpty() || definition.get().effect() == Effect.CHANGE, action.call().action().place(),
                name + "changes nothing: it is of kind query");
        findings.require(!(action.undo() instanceof Undo.Unsaid), step.place(), name + "has neither `rollback` nor `irreversible: true`");
        findings.require(!(action.undo() instanceof Undo.Irreversible) || action.approval().isPresent(), step.place(),
                name + "is irreversible and has no `needs-approval`");
        findings.require(!(action.undo() instanceof Undo.Rollback) || definition.map(ActionDefinition::reversible).orElse(true), step.place(),
                name + "has a rollback, but the library says that `" + action.call().action() + "` cannot be taken back");
        findings.require(action.verify().isPresent(), step.place(), name + "has no `verify`");
        action.verify().flatMap(Verify::call).ifPresent(call -> readsOnly(call, "a verification"));
    }

    private void readsOnly(Call call, String what) {
        findings.require(library.action(call.action().name()).map(action -> action.effect() != Effect.CHANGE).orElse(true), call.action().place(),
                what + " changes nothing, but `" + call.action() + "` does");
    }
}

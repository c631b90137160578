package dev.postern.console;

import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.Role;
import dev.postern.playbook.model.Step;
import dev.postern.playbook.render.RunbookHtml;
import dev.postern.playbook.run.Outcome;
import dev.postern.playbook.run.StepProgress;
import dev.postern.playbook.run.StepRecord;
import dev.postern.playbook.run.StepState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the steps of a page, filled in for its alert. */
final class RunSteps {
    private final Playbook playbook;
    private final PlaybookShelf shelf;
    private final Map<String, List<String>> known;
    private final Instant now;
    private final Supplier<String> actIds;

    RunSteps(Playbook playbook, PlaybookShelf shelf, Map<String, List<String>> known, Instant now, Supplier<String> actIds) {
        this.playbook = playbook;
        this.shelf = shelf;
        this.known = known;
        this.now = now;
        this.actIds = actIds;
    }

    /** @param prefix of its id on the page, where a step may stand twice */
    RunStep of(StepProgress progress, String prefix) {
        Step step = progress.step();
        Optional<StepRecord> record = progress.record();
        boolean open = progress.state() == StepState.NEXT || progress.state() == StepState.LATER;
        return new RunStep(prefix + step.slug(), step.slug(), playbook.id() + "-" + progress.number(), step.title(), role(playbook, step), sla(step),
                progress.state().words(), tone(progress.state()), record.map(StepRecord::by).orElse(""), record.map(StepRecord::at).map(Times::utc).orElse(""),
                record.map(StepRecord::note).orElse(""), due(progress), progress.overdue(now), progress.late(), shelf.step(playbook, step, known),
                open ? Outcome.of(step.work()) : List.of(), record.isPresent() && !open, actIds.get());
    }

    static String role(Playbook playbook, Step step) {
        return playbook.role(step.role().name()).map(Role::title).orElse(step.role().name());
    }

    static String sla(Step step) {
        return step.sla().map(RunbookHtml::span).orElse("");
    }

    static String due(StepProgress progress) {
        return progress.state() == StepState.NEXT ? progress.due().map(Times::utc).orElse("") : "";
    }

    private static String tone(StepState state) {
        return switch (state) {
            case DONE, YES, NO -> "approved";
            case SKIPPED -> "pending";
            case NEXT -> "low";
            case LATER, NOT_ON_THE_WAY -> "informational";
        };
    }
}

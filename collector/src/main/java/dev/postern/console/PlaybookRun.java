package dev.postern.console;

import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.run.Outcome;
import dev.postern.playbook.run.Progress;
import dev.postern.playbook.run.StepRecord;
import dev.postern.schema.Row;
import dev.postern.sink.local.AlertCase;
import dev.postern.sink.local.CaseAct;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A playbook as it is worked through for an incident: one run for all alerts of the incident that name the playbook.
 *
 * @param alert    the alert that the run was begun at
 * @param standing of that alert
 */
record PlaybookRun(Row alert, AlertCase standing, Progress progress) {
    /** The run that the alert's page leads to: the one that was begun first, or one at the alert itself; empty where its playbook is not written. */
    static Optional<PlaybookRun> of(AlertPages.Found found, PlaybookShelf shelf) {
        return shelf.find(Words.orEmpty(found.alert().text("playbook"))).map(playbook -> {
            Stream<PlaybookRun> begun = Stream.concat(Stream.of(of(found.alert(), found.standing(), playbook)),
                    found.siblings().stream().map(other -> of(other, found.cases().get(other.text("dedup_key")), playbook)));
            return begun.filter(run -> run.progress().start().isPresent()).min(Comparator.comparing(run -> run.progress().start().orElseThrow()))
                    .orElseGet(() -> of(found.alert(), found.standing(), playbook));
        });
    }

    private static PlaybookRun of(Row alert, AlertCase standing, Playbook playbook) {
        List<StepRecord> records = standing.steps(playbook.id()).stream().flatMap(act -> Outcome.ofWord(act.detail(CaseAct.OUTCOME)).stream()
                .map(outcome -> new StepRecord(act.detail(CaseAct.STEP), outcome, act.actor(), act.time(), act.detail(CaseAct.NOTE)))).toList();
        return new PlaybookRun(alert, standing, Progress.of(playbook, records));
    }

    String key() {
        return alert.text("dedup_key");
    }
}

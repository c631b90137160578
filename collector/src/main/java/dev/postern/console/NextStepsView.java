package dev.postern.console;

import dev.postern.playbook.run.Progress;
import dev.postern.playbook.run.StepProgress;
import dev.postern.schema.Row;
import java.time.Instant;
import java.util.List;

/**
 * The part of an alert's page that says what comes next in its playbook.
 *
 * @param link  page of the run
 * @param steps the first open ones, at most {@link #MOST}
 */
record NextStepsView(String link, String title, String counts, boolean finished, List<NextStep> steps) {
    static final int MOST = 3;

    /**
     * An open step.
     *
     * @param due empty where the step before it is open
     */
    record NextStep(String link, String number, String title, String role, String sla, String due, boolean overdue) {
    }

    static NextStepsView of(Row alert, Progress progress, Instant now) {
        String link = Links.runbook(alert.text("dedup_key"));
        return new NextStepsView(link, progress.playbook().id() + " " + progress.playbook().title(), RunbookView.counts(progress), progress.finished(),
                progress.open().stream().limit(MOST).map(step -> step(step, link, progress, now)).toList());
    }

    private static NextStep step(StepProgress step, String page, Progress progress, Instant now) {
        return new NextStep(page + "#step-" + step.step().slug(), progress.playbook().id() + "-" + step.number(), step.step().title(),
                RunSteps.role(progress.playbook(), step.step()), RunSteps.sla(step.step()), RunSteps.due(step), step.overdue(now));
    }
}

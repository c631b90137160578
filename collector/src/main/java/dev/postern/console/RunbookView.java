package dev.postern.console;

import dev.postern.console.access.Role;
import dev.postern.console.access.Visitor;
import dev.postern.playbook.model.Phase;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.render.Runbook;
import dev.postern.playbook.run.AlertValues;
import dev.postern.playbook.run.Progress;
import dev.postern.playbook.run.StepProgress;
import dev.postern.schema.Row;
import dev.postern.sink.local.AlertCase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The page of a playbook that is worked through for an alert.
 *
 * @param address     of the page; forms post to it
 * @param playbook    id
 * @param started     empty where nothing is recorded
 * @param next        what has its turn, with forms for those who may record
 * @param problems    records that do not count, in sentences
 * @param values      variables of the commands
 * @param mayRecord   whether the visitor sees forms
 * @param token       what each form sends back
 * @param problem     why the last record was refused; empty where none was
 */
record RunbookView(AlertLine alert, String address, String playbook, String title, String playbookLink, String started, String counts, boolean finished,
        List<RunStep> next, List<RunPhase> phases, List<String> problems, List<CaseValue> values, boolean mayRecord, String visitor, String token,
        String problem) {
    /** Who may record progress. */
    static final Set<Role> RECORDERS = AlertActPages.ROLES;

    /** Steps of a phase, in order. */
    record RunPhase(String heading, List<RunStep> steps) {
    }

    /**
     * A variable of the commands.
     *
     * @param value empty where the alert does not fill it in
     * @param from  where a person finds it
     */
    record CaseValue(String shown, String value, String from) {
    }

    /** @param actIds a new one for each form, so that a form which is sent twice acts once */
    static RunbookView of(Row alert, AlertCase standing, Progress progress, PlaybookShelf shelf, Visitor visitor, Instant now, Supplier<String> actIds,
            String problem) {
        Playbook playbook = progress.playbook();
        Map<String, List<String>> known = AlertValues.of(playbook, alert);
        RunSteps steps = new RunSteps(playbook, shelf, known, now, actIds);
        return new RunbookView(AlertLine.of(alert, standing, now), Links.runbook(alert.text("dedup_key")), playbook.id(), playbook.id() + " " + playbook.title(),
                Links.playbook(playbook.id()), progress.start().map(Times::utc).orElse(""), counts(progress), progress.finished(),
                progress.next().stream().map(step -> steps.of(step, "next-")).toList(),
                Stream.of(Phase.values()).map(phase -> new RunPhase(Runbook.heading(phase), of(phase, progress).map(step -> steps.of(step, "step-")).toList()))
                        .filter(phase -> !phase.steps().isEmpty()).toList(),
                progress.problems().stream().map(odd -> odd.why() + " It was recorded by " + odd.record().by() + " at "
                        + Times.utc(odd.record().at()) + ".").toList(),
                playbook.variables().stream().map(variable -> new CaseValue(variable.shown(),
                        String.join(", ", known.getOrDefault(variable.id(), List.of())), variable.from())).toList(),
                visitor.may(RECORDERS), visitor.name(), visitor.token(), problem);
    }

    private static Stream<StepProgress> of(Phase phase, Progress progress) {
        return progress.steps().stream().filter(step -> step.step().phase() == phase);
    }

    /** Such as {@code 5 of 12 steps done}. */
    static String counts(Progress progress) {
        return progress.settled() + " of " + Words.count(progress.onTheWay(), "step") + " done";
    }

    /** Such as {@code analyst or responder}. */
    static String recorders() {
        return String.join(" or ", RECORDERS.stream().sorted().map(Role::word).toList());
    }

    /** How many values the alert fills in. */
    long filled() {
        return values.stream().filter(value -> !value.value().isEmpty()).count();
    }
}

package dev.postern.playbook.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.postern.playbook.SampleFiles;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.Step;
import dev.postern.playbook.model.Work;
import dev.postern.playbook.parse.PlaybookParser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Progress follows the answers, takes corrections, and begins a new round where the playbook leads back. */
class ProgressTest {
    private static final Instant START = Instant.parse("2026-11-02T12:00:00Z");
    private static final Playbook P1 = PlaybookParser.shipped().playbook("P1").orElseThrow();
    private static final Playbook SAMPLE = SampleFiles.whole().playbook("P1").orElseThrow();

    private final List<StepRecord> records = new ArrayList<>();

    @Test
    void withoutRecordsTheFirstStepIsNextAndTheWayIsCertainUpToTheFirstDecision() {
        Progress progress = progress();
        assertThat(slugs(progress.next())).containsExactly("take-alert");
        assertThat(slugs(progress.open())).containsExactly("take-alert", "read-connector", "read-actor", "read-sign-ins", "trace-mail", "approved");
        assertThat(progress.settled()).isZero();
        assertThat(progress.onTheWay()).isEqualTo(6);
        assertThat(progress.start()).isEmpty();
        assertThat(progress.finished()).isFalse();
        assertThat(progress.steps()).extracting(StepProgress::state).containsOnly(StepState.NEXT, StepState.LATER);
    }

    @Test
    void anApprovedChangeEndsSoon() {
        walk(Map.of("approved", Outcome.YES));
        Progress progress = progress();
        assertThat(recorded()).containsExactly("take-alert", "read-connector", "read-actor", "read-sign-ins", "trace-mail", "approved", "close-benign");
        assertThat(progress.finished()).isTrue();
        assertThat(progress.settled()).isEqualTo(7).isEqualTo(progress.onTheWay());
        assertThat(progress.step("approved").state()).isEqualTo(StepState.YES);
        assertThat(progress.step("disable").state()).isEqualTo(StepState.NOT_ON_THE_WAY);
    }

    @Test
    void eachAnswerLeadsDownItsBranch() {
        for (Step decision : P1.steps()) {
            for (Outcome answer : Outcome.of(decision.work())) {
                if (answer == Outcome.YES || answer == Outcome.NO && !decision.slug().equals("quiet")) {
                    records.clear();
                    Map<String, Outcome> answers = new TreeMap<>(waysTo().getOrDefault(decision.slug(), Map.of()));
                    answers.put(decision.slug(), answer);
                    walk(answers);
                    assertThat(recorded()).as(decision.slug() + " " + answer).containsSubsequence(decision.slug(),
                            (answer == Outcome.YES ? decision.targets().get(0) : decision.targets().get(1)).name());
                    assertThat(progress().finished()).isTrue();
                    assertThat(progress().steps()).allMatch(step -> step.state().settled() || step.state() == StepState.NOT_ON_THE_WAY);
                }
            }
        }
    }

    /** Answers other than yes to "approved", no to "over-scope", yes to "quiet" that a decision needs to be come to. */
    private static Map<String, Map<String, Outcome>> waysTo() {
        return Map.of("business-impact", Map.of("is-new", Outcome.NO), "rebuild-needed", Map.of("keep-connector", Outcome.NO));
    }

    @Test
    void aCorrectedAnswerLeavesTheOldBranch() {
        walk(Map.of("approved", Outcome.YES));
        record("approved", Outcome.UNDONE);
        Progress open = progress();
        assertThat(slugs(open.next())).containsExactly("approved");
        assertThat(open.step("approved").record()).isEmpty();
        assertThat(open.step("close-benign").state()).as("both branches are possible again").isEqualTo(StepState.DONE);
        assertThat(open.settled()).isEqualTo(5);

        record("approved", Outcome.NO);
        Progress corrected = progress();
        assertThat(slugs(corrected.next())).containsExactly("over-scope");
        assertThat(corrected.step("close-benign").state()).isEqualTo(StepState.NOT_ON_THE_WAY);
        assertThat(corrected.step("close-benign").record()).get().extracting(StepRecord::by).isEqualTo("ann");
        assertThat(corrected.problems()).isEmpty();
    }

    @Test
    void anAnswerCanBeReplacedWithoutTakingItBack() {
        walk(Map.of("approved", Outcome.YES));
        record("approved", Outcome.NO);
        assertThat(slugs(progress().next())).containsExactly("over-scope");
    }

    @Test
    void aSkippedStepLeadsOnAsADoneOne() {
        record("take-alert", Outcome.SKIPPED);
        Progress progress = progress();
        assertThat(progress.step("take-alert").state()).isEqualTo(StepState.SKIPPED);
        assertThat(slugs(progress.next())).containsExactly("read-connector");
        assertThat(progress.settled()).isEqualTo(1);
    }

    @Test
    void aStepMayBeRecordedBeforeItsTurn() {
        record("read-actor", Outcome.DONE);
        record("approved", Outcome.NO);
        Progress progress = progress();
        assertThat(slugs(progress.next())).containsExactly("take-alert");
        assertThat(progress.step("read-actor").state()).isEqualTo(StepState.DONE);
        assertThat(slugs(progress.open())).endsWith("over-scope").doesNotContain("read-actor", "approved");
        assertThat(progress.step("close-benign").state()).isEqualTo(StepState.NOT_ON_THE_WAY);
    }

    @Test
    void whatDidNotStayQuietBeginsANewRound() {
        walk(Map.of("quiet", Outcome.NO));
        Progress progress = progress();
        assertThat(recorded()).endsWith("quiet");
        assertThat(slugs(progress.next())).containsExactly("snapshot");
        assertThat(progress.step("snapshot").record()).as("the record of the first round is still there").isPresent();
        assertThat(progress.step("quiet").state()).isEqualTo(StepState.LATER);
        assertThat(progress.step("disable").state()).isEqualTo(StepState.LATER);
        assertThat(progress.step("take-alert").state()).isEqualTo(StepState.DONE);
        assertThat(progress.step("snapshot").due()).contains(records.get(records.size() - 1).at().plus(Duration.ofMinutes(5)));

        walk(Map.of("is-new", Outcome.NO, "business-impact", Outcome.YES));
        Progress second = progress();
        assertThat(second.finished()).isTrue();
        assertThat(second.step("disable").state()).as("the answer of the second round leads past it").isEqualTo(StepState.NOT_ON_THE_WAY);
        assertThat(second.step("disable").record()).as("it was done in the first round").isPresent();
        assertThat(second.step("revert").state()).isEqualTo(StepState.DONE);
    }

    @Test
    void whatTheFirstRoundLeftOpenDoesNotHoldTheSecondUp() {
        walk(Map.of("quiet", Outcome.NO));
        records.removeIf(record -> record.step().equals("disable"));
        walk(Map.of("is-new", Outcome.NO, "business-impact", Outcome.YES));
        assertThat(progress().finished()).isTrue();
    }

    @Test
    void aStepIsDueWithinItsTimeFromTheStepBeforeIt() {
        record("take-alert", Outcome.DONE, START.plusSeconds(120));
        Progress progress = Progress.of(P1, records, START);
        assertThat(progress.step("take-alert").due()).contains(START.plusSeconds(300));
        assertThat(progress.step("take-alert").late()).isFalse();
        assertThat(progress.step("read-connector").due()).contains(START.plusSeconds(420));
        assertThat(progress.step("read-actor").due()).as("the step before it is open").isEmpty();
        assertThat(progress.overdue(START.plusSeconds(420))).isEmpty();
        assertThat(slugs(progress.overdue(START.plusSeconds(421)))).containsExactly("read-connector");

        record("read-connector", Outcome.DONE, START.plusSeconds(500));
        assertThat(Progress.of(P1, records, START).step("read-connector").late()).isTrue();
        assertThat(Progress.of(P1, records).step("take-alert").due()).as("counted from the first record").contains(START.plusSeconds(420));
    }

    @Test
    void recordsThatDoNotFitAreToldOfAndDoNotCount() {
        record("take-alert", Outcome.DONE);
        record("take-alert", Outcome.YES);
        record("approved", Outcome.SKIPPED);
        record("call-everybody", Outcome.DONE);
        Progress progress = progress();
        assertThat(progress.problems()).extracting(RecordProblem::why).containsExactly(
                "The outcome 'yes' does not fit the step 'take-alert', which is of kind manual.",
                "The outcome 'skipped' does not fit the step 'approved', which is of kind decision.",
                "Version 1.0.0 of playbook P1 has no step 'call-everybody'.");
        assertThat(progress.step("take-alert").state()).isEqualTo(StepState.DONE);
        assertThat(progress.step("approved").state()).isEqualTo(StepState.LATER);
        assertThatIllegalArgumentException().isThrownBy(() -> progress.step("call-everybody")).withMessageContaining("no step 'call-everybody'");
    }

    @Test
    void aPlaybookThatOnlyTheLinterRefusesStillHasAState() {
        Playbook endless = SampleFiles.with("next: write}", "next: keep}").playbook("P1").orElseThrow();
        Playbook nowhere = SampleFiles.with("on-yes: keep, ", "").playbook("P1").orElseThrow();
        List<StepRecord> yes = List.of(new StepRecord("bad", Outcome.YES, "ann", START, ""));
        assertThat(slugs(Progress.of(endless, yes).next())).containsExactly("keep");
        assertThat(Progress.of(nowhere, yes).finished()).isTrue();
        assertThat(slugs(Progress.of(SAMPLE, yes).next())).containsExactly("keep");
    }

    @Test
    void anOutcomeHasAWordThatLeadsBackToIt() {
        assertThat(Outcome.values()).allSatisfy(outcome -> assertThat(Outcome.ofWord(outcome.word())).contains(outcome));
        assertThat(Outcome.ofWord("perhaps")).isEmpty();
    }

    private Progress progress() {
        return Progress.of(P1, records);
    }

    /** Does what is next until an end; of decisions without an answer the one that goes on. Stops where the way leads back. */
    private void walk(Map<String, Outcome> answers) {
        Map<String, Outcome> usual = Map.of("approved", Outcome.NO, "over-scope", Outcome.NO, "quiet", Outcome.YES);
        for (int i = 0; i < 60 && !progress().finished(); i++) {
            Step step = progress().next().get(0).step();
            Outcome outcome = step.work() instanceof Work.Decision
                    ? answers.getOrDefault(step.slug(), usual.getOrDefault(step.slug(), Outcome.YES)) : Outcome.DONE;
            record(step.slug(), outcome);
            if (step.slug().equals("quiet") && outcome == Outcome.NO) {
                return;
            }
        }
    }

    private void record(String step, Outcome outcome) {
        record(step, outcome, START.plusSeconds(60L * records.size()));
    }

    private void record(String step, Outcome outcome, Instant at) {
        records.add(new StepRecord(step, outcome, "ann", at, ""));
    }

    private List<String> recorded() {
        return records.stream().map(StepRecord::step).toList();
    }

    private static List<String> slugs(List<StepProgress> steps) {
        return steps.stream().map(step -> step.step().slug()).toList();
    }
}

package dev.postern.playbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.Step;
import dev.postern.playbook.parse.PlaybookParser;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds of progress whatever people record, and in whatever order. */
class ProgressPropertyTest {
    private static final Instant START = Instant.parse("2026-11-02T12:00:00Z");
    private static final Playbook P1 = PlaybookParser.shipped().playbook("P1").orElseThrow();

    @Property
    void aWalkHasANextStepUntilItComesToAnEnd(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        List<StepRecord> records = new ArrayList<>();
        Progress progress = Progress.of(P1, records);
        while (!progress.finished()) {
            assertThat(progress.next()).hasSize(1);
            StepProgress next = progress.next().get(0);
            List<Outcome> outcomes = Outcome.of(next.step().work());
            Outcome outcome = outcomes.get(random.nextInt(outcomes.size()));
            records.add(record(next.step().slug(), outcome, records.size()));
            Progress after = Progress.of(P1, records);
            assertThat(after.next()).as("what was just settled is not next").noneMatch(step -> step.step().equals(next.step()));
            assertThat(after.settled()).isLessThanOrEqualTo(after.onTheWay());
            progress = after;
        }
        assertThat(P1.step(records.get(records.size() - 1).step()).orElseThrow().targets()).extracting(Object::toString).contains(Step.END);
        assertThat(progress.open()).isEmpty();
    }

    @Property
    void anythingRecordedInAnyOrderGivesAState(@ForAll("anyRecords") List<StepRecord> records) {
        Progress progress = Progress.of(P1, records);
        assertThat(progress.next().isEmpty()).isEqualTo(progress.finished());
        assertThat(progress.steps()).hasSize(P1.steps().size()).extracting(StepProgress::step).containsExactlyElementsOf(P1.steps());
        assertThat(progress.steps().stream().filter(step -> step.state() == StepState.NEXT).toList()).isEqualTo(progress.next());
        assertThat(progress.steps()).filteredOn(step -> step.state().settled()).allMatch(step -> step.record().isPresent());
        assertThat(progress.settled() + progress.open().size()).isEqualTo(progress.onTheWay());
    }

    @Property
    void takingEverythingBackLeadsToTheStart(@ForAll("anyRecords") List<StepRecord> records) {
        List<StepRecord> all = new ArrayList<>(records);
        P1.steps().forEach(step -> all.add(record(step.slug(), Outcome.UNDONE, all.size())));
        assertThat(states(Progress.of(P1, all, START))).isEqualTo(states(Progress.of(P1, List.of(), START)));
    }

    @Property
    void theOrderOfRecordsOfDifferentStepsDoesNotMatterInOneRound(@ForAll("anyRecords") List<StepRecord> any, @ForAll("seeds") long seed) {
        List<StepRecord> records = any.stream().filter(record -> !record.step().equals("quiet") || record.outcome() != Outcome.NO).toList();
        Random random = new Random(seed);
        Map<String, Deque<StepRecord>> bySteps = records.stream().collect(Collectors.groupingBy(StepRecord::step, Collectors.toCollection(ArrayDeque::new)));
        List<String> turns = records.stream().map(StepRecord::step).collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(turns, random);
        List<StepRecord> mixed = turns.stream().map(step -> bySteps.get(step).remove()).toList();
        assertThat(mixed).containsExactlyInAnyOrderElementsOf(records);
        assertThat(states(Progress.of(P1, mixed, START))).isEqualTo(states(Progress.of(P1, records, START)));
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Provide
    Arbitrary<List<StepRecord>> anyRecords() {
        Arbitrary<String> slugs = Arbitraries.of(P1.steps().stream().map(Step::slug).toList());
        return Combinators.combine(Arbitraries.frequencyOf(Tuple.of(20, slugs), Tuple.of(1, Arbitraries.just("gone"))),
                Arbitraries.of(Outcome.class), Arbitraries.integers().between(0, 5000)).as(ProgressPropertyTest::record).list().ofMaxSize(90);
    }

    private static StepRecord record(String step, Outcome outcome, int minutes) {
        return new StepRecord(step, outcome, "ann", START.plusSeconds(60L * minutes), "");
    }

    private static Map<String, StepProgress> states(Progress progress) {
        return progress.steps().stream().collect(Collectors.toMap(step -> step.step().slug(), step -> step));
    }
}

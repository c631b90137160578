package dev.postern.playbook.run;

import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.Step;
import dev.postern.playbook.run.Way.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a run of a playbook has come, worked out from what was recorded of it.
 * Of each step the latest record counts. A step may be recorded before its turn. Where the playbook leads back to an earlier step, the
 * steps from there are open again until they are recorded anew; otherwise the order of records of different steps does not matter.
 * Immutable.
 */
public final class Progress {
    private final Playbook playbook;
    private final List<StepProgress> steps;
    private final List<StepProgress> way;
    private final List<StepProgress> next;
    private final List<RecordProblem> problems;
    private final Optional<Instant> start;

    private Progress(Playbook playbook, List<StepRecord> records, Optional<Instant> start) {
        this.playbook = playbook;
        this.start = start;
        CountedRecords counted = new CountedRecords(playbook, records);
        Way found = new Way(playbook, counted, start);
        Map<String, StepState> states = found.states();
        found.visits().values().stream().filter(visit -> visit.record().isEmpty()).findFirst()
                .ifPresent(visit -> states.put(visit.step().slug(), StepState.NEXT));
        List<StepProgress> all = new ArrayList<>();
        for (Step step : playbook.steps()) {
            Optional<Visit> visit = Optional.ofNullable(found.visits().get(step.slug()));
            all.add(new StepProgress(step, all.size() + 1, states.getOrDefault(step.slug(), StepState.NOT_ON_THE_WAY),
                    counted.of(step, -1).map(CountedRecords.Counted::record),
                    visit.flatMap(Visit::before).flatMap(before -> step.sla().map(before::plus))));
        }
        this.steps = List.copyOf(all);
        this.way = found.visits().keySet().stream().map(this::step).toList();
        this.next = way.stream().filter(step -> step.state() == StepState.NEXT).toList();
        this.problems = List.copyOf(counted.problems());
    }

    /**
     * A run that began with its first record.
     *
     * @param records in the order in which they were made; those that do not fit the playbook are told of and do not count
     */
    public static Progress of(Playbook playbook, List<StepRecord> records) {
        return new Progress(playbook, records, records.stream().findFirst().map(StepRecord::at));
    }

    /** A run that began at a given time, such as that of the alert. */
    public static Progress of(Playbook playbook, List<StepRecord> records, Instant start) {
        return new Progress(playbook, records, Optional.of(start));
    }

    public Playbook playbook() {
        return playbook;
    }

    /** When it began; empty where nothing is recorded and no time was given. */
    public Optional<Instant> start() {
        return start;
    }

    /** Every step of the playbook, in its order. */
    public List<StepProgress> steps() {
        return steps;
    }

    /** @throws IllegalArgumentException where the playbook has no such step */
    public StepProgress step(String slug) {
        return steps.stream().filter(step -> step.step().slug().equals(slug)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("playbook " + playbook.id() + " has no step '" + slug + "'"));
    }

    /** What has its turn: the first open step on the way. Empty where the run is finished. */
    public List<StepProgress> next() {
        return next;
    }

    /** What is open on the way as far as it is certain, in order: the next step, and those behind it up to a decision. */
    public List<StepProgress> open() {
        return way.stream().filter(step -> !step.state().settled()).toList();
    }

    /** Steps on the way so far that are settled. */
    public int settled() {
        return (int) way.stream().filter(step -> step.state().settled()).count();
    }

    /** Steps on the way as far as it is certain. */
    public int onTheWay() {
        return way.size();
    }

    /** Whether the way has come to an end and no step on it is open. */
    public boolean finished() {
        return next.isEmpty();
    }

    /** Open steps that should be settled by now. */
    public List<StepProgress> overdue(Instant now) {
        return steps.stream().filter(step -> step.overdue(now)).toList();
    }

    /** Records that do not count, such as those of a step that an older version of the playbook had. */
    public List<RecordProblem> problems() {
        return problems;
    }
}

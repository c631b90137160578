package dev.postern.playbook.run;

import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.Ref;
import dev.postern.playbook.model.Step;
import dev.postern.playbook.model.Work;
import dev.postern.playbook.run.CountedRecords.Counted;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The way through a playbook as far as it is certain: from the first step over each that follows, up to an open decision or the end.
 * Where a way comes back to a step, a new round begins: in it only records count that stand behind the one that led back.
 * Of a step's records the latest counts in every round, so that an earlier round is not told apart once a later one has answered it anew.
 */
final class Way {
    /**
     * A step on the way.
     *
     * @param record one that counts in the last round that came to the step
     * @param before when the step before it was settled; empty where that is open
     */
    record Visit(Step step, Optional<StepRecord> record, Optional<Instant> before) {
    }

    private final Playbook playbook;
    private final CountedRecords records;
    private final Map<String, Visit> visits = new LinkedHashMap<>();
    private final Set<String> round = new HashSet<>();
    private final Set<String> ahead = new HashSet<>();
    private int floor = -1;

    Way(Playbook playbook, CountedRecords records, Optional<Instant> start) {
        this.playbook = playbook;
        this.records = records;
        walk(start);
    }

    private void walk(Optional<Instant> start) {
        Optional<Step> at = Optional.of(playbook.steps().get(0));
        Optional<Instant> before = start;
        while (at.isPresent()) {
            Step step = at.get();
            Optional<Counted> counted = records.of(step, floor);
            round.add(step.slug());
            visits.remove(step.slug());
            visits.put(step.slug(), new Visit(step, counted.map(Counted::record), before));
            if (counted.isEmpty() && step.work() instanceof Work.Decision) {
                lookAhead(step);
                return;
            }
            at = following(step, counted.map(Counted::record)).findFirst();
            before = counted.map(found -> found.record().at());
            if (at.isPresent() && round.contains(at.get().slug())) {
                if (counted.isEmpty()) {
                    return;
                }
                floor = counted.get().place();
                round.clear();
            }
        }
    }

    /** What an open decision may still lead to; decisions that were answered ahead of their turn are believed. */
    private void lookAhead(Step decision) {
        Deque<Step> open = new ArrayDeque<>();
        following(decision, Optional.empty()).forEach(open::add);
        while (!open.isEmpty()) {
            Step step = open.remove();
            if (!round.contains(step.slug()) && ahead.add(step.slug())) {
                visits.remove(step.slug());
                following(step, records.of(step, floor).map(Counted::record)).forEach(open::add);
            }
        }
    }

    private Stream<Step> following(Step step, Optional<StepRecord> record) {
        Stream<Ref> targets = step.targets().stream();
        if (step.work() instanceof Work.Decision decision && record.isPresent()) {
            targets = (record.get().outcome() == Outcome.YES ? decision.onYes() : decision.onNo()).stream();
        }
        return targets.flatMap(target -> playbook.step(target.name()).stream());
    }

    /** Steps that the way came to, by slug, in its order; a step of several rounds stands at its last. */
    Map<String, Visit> visits() {
        return visits;
    }

    /** State of every step that is not {@code NOT_ON_THE_WAY}, but for the first open one on the way, which is next. */
    Map<String, StepState> states() {
        Map<String, StepState> states = new HashMap<>();
        visits.values().forEach(visit -> states.put(visit.step().slug(), state(visit.record())));
        for (String slug : ahead) {
            states.put(slug, state(records.of(playbook.step(slug).orElseThrow(), floor).map(Counted::record)));
        }
        return states;
    }

    private static StepState state(Optional<StepRecord> record) {
        return record.map(StepRecord::outcome).map(StepState::of).orElse(StepState.LATER);
    }
}

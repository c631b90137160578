package dev.postern.playbook.model;

import dev.postern.rules.model.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One step of a playbook.
 *
 * @param slug     unique in the playbook
 * @param role     who does it
 * @param sla      within what time; the linter refuses a step without
 * @param guidance what to look at and why
 * @param evidence what the step yields
 * @param next     the step after it, or {@link #END}; always empty for a decision
 */
public record Step(Place place, String slug, String title, Phase phase, Ref role, Optional<Duration> sla, Optional<String> guidance,
        List<Ref> evidence, Work work, Optional<Ref> next) {
    /** The name that ends a branch. */
    public static final String END = "end";

    public Step {
        evidence = List.copyOf(evidence);
    }

    /** Where it may lead: names of steps, and {@link #END}. */
    public List<Ref> targets() {
        return work instanceof Work.Decision decision
                ? Stream.of(decision.onYes(), decision.onNo()).flatMap(Optional::stream).toList() : next.stream().toList();
    }

    /** Every call that it makes or may make: its own, its rollback, its verification. */
    public List<Call> calls() {
        if (work instanceof Work.Query query) {
            return List.of(query.call());
        }
        if (!(work instanceof Work.Action action)) {
            return List.of();
        }
        return Stream.of(Stream.of(action.call()),
                action.undo() instanceof Undo.Rollback rollback ? Stream.of(rollback.call()) : Stream.<Call>empty(),
                action.verify().flatMap(Verify::call).stream()).flatMap(calls -> calls).toList();
    }
}

package dev.postern.playbook.lint;

import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.Ref;
import dev.postern.playbook.model.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Ways through a playbook. Names of steps that are not there lead nowhere. */
final class StepGraph {
    private final Playbook playbook;

    StepGraph(Playbook playbook) {
        this.playbook = playbook;
    }

    /** Slugs that a run can come to; it comes to a step that stops it, but not past it. */
    Set<String> reached(Predicate<Step> stops) {
        Set<String> reached = new HashSet<>();
        Deque<Step> open = new ArrayDeque<>();
        open.add(playbook.steps().get(0));
        while (!open.isEmpty()) {
            Step step = open.remove();
            if (reached.add(step.slug()) && !stops.test(step)) {
                following(step).forEach(open::add);
            }
        }
        return reached;
    }

    /** Slugs from which an end can be come to. */
    Set<String> ending() {
        Set<String> ending = new HashSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Step step : playbook.steps()) {
                boolean ends = step.targets().stream().map(Ref::name).anyMatch(name -> name.equals(Step.END) || ending.contains(name));
                grown |= ends && ending.add(step.slug());
            }
        }
        return ending;
    }

    private Stream<Step> following(Step step) {
        return step.targets().stream().flatMap(target -> playbook.step(target.name()).stream());
    }
}

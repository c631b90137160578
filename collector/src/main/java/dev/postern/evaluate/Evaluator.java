package dev.postern.evaluate;

import dev.postern.rules.run.Alert;
import dev.postern.rules.run.Evaluation;
import dev.postern.rules.run.RuleSet;
import dev.postern.rules.run.Slot;
import dev.postern.rules.run.Suppression;
import dev.postern.sink.local.LocalStore;
import dev.postern.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the rules on what arrived since the last run and records what they raise. Not thread-safe. */
public final class Evaluator {
    private static final Logger LOG = LoggerFactory.getLogger(Evaluator.class);
    /** How often a slot is asked before what a failing rule would have said of it is given up; the log names the rule. */
    private static final int TRIES = 5;
    private static final Instant BEGINNING = Instant.parse("1970-01-01T00:00:00Z");

    private final LocalStore store;
    private final RuleSet rules;
    private final Clock clock;
    private final String collector;
    private final Optional<Duration> listMaxAge;
    private int tries;

    /** @param listMaxAge age at which a list counts as stale; empty where lists do not age, as in a replay */
    public Evaluator(LocalStore store, RuleSet rules, Clock clock, String collector, Optional<Duration> listMaxAge) {
        this.store = store;
        this.rules = rules;
        this.clock = clock;
        this.collector = collector;
        this.listMaxAge = listMaxAge;
    }

    /** What one run raised: new alerts, those whose severity rose, and which rules could not judge for want of a list. */
    public record Outcome(List<Alert> alerts, Set<Suppression> suppressed) {
    }

    /** Evaluates until no arrival is left. A slot in which a rule could not run is asked again next time, a few times. */
    public Outcome evaluate() {
        List<Alert> raised = new ArrayList<>();
        Set<Suppression> suppressed = new LinkedHashSet<>();
        for (Optional<Slot> slot = store.waitingSlot(); slot.isPresent(); slot = store.waitingSlot()) {
            Instant oldest = listMaxAge.map(age -> clock.now().minus(age)).orElse(BEGINNING);
            Evaluation evaluation = store.evaluate(rules, slot.get(), oldest);
            evaluation.failed().forEach(failure -> LOG.error("rule {} cannot run ({}): {}", failure.ruleId(), failure.unit(), failure.reason()));
            suppressed.addAll(evaluation.suppressed());
            boolean again = !evaluation.failed().isEmpty() && ++tries < TRIES;
            Slot done = again ? new Slot(slot.get().after(), slot.get().after()) : slot.get();
            raised.addAll(store.record(done, evaluation.alerts(), clock.now(), collector));
            if (again) {
                break;
            }
            tries = 0;
        }
        return new Outcome(raised, suppressed);
    }
}

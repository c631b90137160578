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
    private static final Instant BEGINNING = Instant.parse("1970-01-01T00:00:00Z");

    private final LocalStore store;
    private final RuleSet rules;
    private final Clock clock;
    private final String collector;
    private final Optional<Duration> listMaxAge;

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

    /** Evaluates until no arrival is left. */
    public Outcome evaluate() {
        List<Alert> raised = new ArrayList<>();
        Set<Suppression> suppressed = new LinkedHashSet<>();
        for (Optional<Slot> slot = store.waitingSlot(); slot.isPresent(); slot = store.waitingSlot()) {
            Instant oldest = listMaxAge.map(age -> clock.now().minus(age)).orElse(BEGINNING);
            Evaluation evaluation = store.evaluate(rules, slot.get(), oldest);
            evaluation.failed().forEach(failure -> LOG.error("rule {} cannot run ({}): {}", failure.ruleId(), failure.unit(), failure.reason()));
            raised.addAll(store.record(slot.get(), evaluation.alerts(), clock.now(), collector));
            suppressed.addAll(evaluation.suppressed());
        }
        return new Outcome(raised, suppressed);
    }
}

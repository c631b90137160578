package dev.postern.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.postern.rules.run.Evaluation;
import dev.postern.rules.run.Failure;
import dev.postern.rules.run.RuleSet;
import dev.postern.rules.run.Slot;
import dev.postern.schema.Schema;
import dev.postern.sink.local.LocalStore;
import dev.postern.testkit.Rows;
import dev.postern.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private final LocalStore store = mock(LocalStore.class);
    private final RuleSet rules = RuleSet.load(Schema.current());
    private final VirtualClock clock = new VirtualClock(Rows.NOON);
    private final List<Slot> recorded = new ArrayList<>();

    @Test
    void aSlotInWhichARuleCouldNotRunIsAskedAgainAFewTimes() {
        slots(new Slot(0, 5));
        when(store.evaluate(eq(rules), any(), any())).thenReturn(new Evaluation(List.of(), List.of(), List.of(new Failure("MC-A01", "mc_a01", "no memory"))));
        Evaluator evaluator = new Evaluator(store, rules, clock, "c", Optional.empty());
        for (int run = 0; run < 4; run++) {
            evaluator.evaluate();
        }
        assertThat(recorded).as("the slot stays open").containsOnly(new Slot(0, 0)).hasSize(4);
        evaluator.evaluate();
        assertThat(recorded).last().isEqualTo(new Slot(0, 5));
    }

    @Test
    void listsAreAskedForNoOlderThanTheirAge() {
        slots(new Slot(0, 5));
        List<Instant> oldest = new ArrayList<>();
        when(store.evaluate(eq(rules), any(), any())).thenAnswer(call -> {
            oldest.add(call.getArgument(2));
            return new Evaluation(List.of(), List.of(), List.of());
        });
        new Evaluator(store, rules, clock, "c", Optional.of(Duration.ofHours(36))).evaluate();
        assertThat(oldest).containsExactly(Rows.NOON.minus(Duration.ofHours(36)));
        assertThat(recorded).containsExactly(new Slot(0, 5));
    }

    /** The store has one slot until its end is recorded. */
    private void slots(Slot slot) {
        when(store.waitingSlot()).thenAnswer(call -> recorded.contains(slot) ? Optional.empty() : Optional.of(slot));
        when(store.record(any(), anyList(), any(), any())).thenAnswer(call -> {
            recorded.add(call.getArgument(0));
            return List.of();
        });
    }
}

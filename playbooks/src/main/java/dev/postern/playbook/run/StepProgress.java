package dev.postern.playbook.run;

import dev.postern.playbook.model.Step;
import java.time.Instant;
import java.util.Optional;

/**
 * A step of a run.
 *
 * @param number place in the playbook, from 1
 * @param record the latest record that was not taken back; also that of a step which is open once more, or no longer on the way
 * @param due    when it should be, or should have been, settled; empty where the step before it is open
 */
public record StepProgress(Step step, int number, StepState state, Optional<StepRecord> record, Optional<Instant> due) {
    /** Whether it is open and should be settled by now. */
    public boolean overdue(Instant now) {
        return state == StepState.NEXT && due.isPresent() && due.get().isBefore(now);
    }

    /** Whether it was settled after it was due. */
    public boolean late() {
        return state.settled() && due.isPresent() && record.isPresent() && record.get().at().isAfter(due.get());
    }
}

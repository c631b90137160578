package dev.postern.playbook.run;

import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records that count: of each step the latest that fits it and was not taken back. */
final class CountedRecords {
    /** @param place in the order of all records, from 0 */
    record Counted(StepRecord record, int place) {
    }

    private final Map<String, Counted> latest = new HashMap<>();
    private final List<RecordProblem> problems = new ArrayList<>();

    CountedRecords(Playbook playbook, List<StepRecord> records) {
        for (int place = 0; place < records.size(); place++) {
            StepRecord record = records.get(place);
            Optional<Step> step = playbook.step(record.step());
            if (step.isEmpty()) {
                problems.add(new RecordProblem(record, "Version " + playbook.version() + " of playbook " + playbook.id() + " has no step '" + record.step() + "'."));
            } else if (!record.outcome().fits(step.get().work())) {
                problems.add(new RecordProblem(record, "The outcome '" + record.outcome().word() + "' does not fit the step '" + record.step()
                        + "', which is of kind " + step.get().work().word() + "."));
            } else if (record.outcome() == Outcome.UNDONE) {
                latest.remove(record.step());
            } else {
                latest.put(record.step(), new Counted(record, place));
            }
        }
    }

    /** @param after place that the record has to stand behind; -1 for any */
    Optional<Counted> of(Step step, int after) {
        return Optional.ofNullable(latest.get(step.slug())).filter(counted -> counted.place() > after);
    }

    List<RecordProblem> problems() {
        return problems;
    }
}

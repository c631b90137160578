package dev.postern.playbook.run;

/**
 * A record that does not count.
 *
 * @param why in a sentence
 */
public record RecordProblem(StepRecord record, String why) {
}

package dev.postern.playbook.run;

import java.time.Instant;

/**
 * What somebody recorded of a step.
 *
 * @param step slug of the step
 * @param by   who recorded it
 * @param at   when
 * @param note in their own words; empty where they gave none
 */
public record StepRecord(String step, Outcome outcome, String by, Instant at, String note) {
}

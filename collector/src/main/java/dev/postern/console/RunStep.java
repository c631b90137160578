package dev.postern.console;

import dev.postern.playbook.run.Outcome;
import java.util.List;

/**
 * A step of a playbook that is worked through; absent texts are empty.
 *
 * @param anchor   id on the page
 * @param number   such as {@code P1-3}
 * @param sla      such as {@code 15 min}
 * @param state    in words
 * @param by       who recorded it
 * @param late     whether it was settled after it was due
 * @param body     what the runbook says, as HTML that was made safe
 * @param outcomes what can be recorded; none where the step is not open
 * @param canUndo  whether it has a record that can be taken back
 * @param actId    of the form
 */
record RunStep(String anchor, String slug, String number, String title, String role, String sla, String state, String tone, String by, String at, String note,
        String due, boolean overdue, boolean late, String body, List<Outcome> outcomes, boolean canUndo, String actId) {
    /** The word on a button. */
    static String button(Outcome outcome) {
        return switch (outcome) {
            case DONE -> "Done";
            case SKIPPED -> "Skip";
            case YES -> "Yes";
            case NO -> "No";
            case UNDONE -> "Take back";
        };
    }
}

package dev.postern.console;

import dev.postern.sink.local.CaseAct;
import dev.postern.sink.local.Verdict;

/** Something that was done with an alert, as a line of its history; absent texts are empty. */
record ActLine(String time, String who, String what, String note) {
    static ActLine of(CaseAct act) {
        return new ActLine(Times.utc(act.time()), act.actor(), what(act), act.detail(CaseAct.NOTE));
    }

    private static String what(CaseAct act) {
        return switch (act.kind()) {
            case ACKNOWLEDGE -> "took it up";
            case ASSIGN -> act.detail(CaseAct.ASSIGNEE).isEmpty() ? "gave it to nobody" : "gave it to " + act.detail(CaseAct.ASSIGNEE);
            case NOTE -> "noted";
            case CLOSE -> "closed it as " + Verdict.ofWord(act.detail(CaseAct.VERDICT)).map(Verdict::label).orElse("something unknown");
            case REOPEN -> "opened it again";
            case STEP -> "playbook " + act.detail(CaseAct.PLAYBOOK) + ", step " + act.detail(CaseAct.STEP) + ": " + act.detail(CaseAct.OUTCOME);
        };
    }
}

package dev.postern.sink.local;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where an alert stands: what was done with it so far, folded.
 *
 * @param alert    dedup key
 * @param assignee login name of who works on it; empty where nobody does
 * @param verdict  of the last closing; empty while it is not closed
 * @param reason   of the last closing or opening again; empty where there was none
 * @param since    when the state began
 * @param by       who brought it into the state; empty where no person did
 * @param risen    whether it is open again because its severity rose after it was closed
 * @param times    how often it was raised in different slots, at least once
 * @param lastTime event time of the last contributing event of all of them
 * @param acts     what was done, the first first
 */
public record AlertCase(String alert, CaseState state, String assignee, Optional<Verdict> verdict, String reason, Instant since, String by,
        boolean risen, long times, Instant lastTime, List<CaseAct> acts) {

    /**
     * What the rules know of an alert.
     *
     * @param updated when it was raised, or rose, last
     */
    record Raised(String alert, Instant updated, long times, Instant lastTime) {
    }

    /** @param acts on this alert, in the order of time */
    static AlertCase of(Raised raised, List<CaseAct> acts) {
        CaseState state = CaseState.OPEN;
        String assignee = "";
        Optional<Verdict> verdict = Optional.empty();
        String reason = "";
        Instant since = raised.updated();
        String by = "";
        for (CaseAct act : acts) {
            switch (act.kind()) {
                case ACKNOWLEDGE -> state = CaseState.ACKNOWLEDGED;
                case CLOSE -> {
                    state = CaseState.CLOSED;
                    verdict = Verdict.ofWord(act.detail(CaseAct.VERDICT));
                }
                case REOPEN -> {
                    state = CaseState.OPEN;
                    verdict = Optional.empty();
                }
                case ASSIGN -> assignee = act.detail(CaseAct.ASSIGNEE);
                case NOTE, STEP -> {
                    // They change no state.
                }
            }
            if (act.kind() == CaseAct.Kind.ACKNOWLEDGE || act.kind() == CaseAct.Kind.CLOSE || act.kind() == CaseAct.Kind.REOPEN) {
                since = act.time();
                by = act.actor();
                reason = act.detail(CaseAct.NOTE);
                assignee = assignee.isEmpty() && act.kind() == CaseAct.Kind.ACKNOWLEDGE ? act.actor() : assignee;
            }
        }
        boolean risen = state == CaseState.CLOSED && raised.updated().isAfter(since);
        return risen
                ? new AlertCase(raised.alert(), CaseState.OPEN, assignee, Optional.empty(), reason, raised.updated(), "", true, raised.times(),
                        raised.lastTime(), List.copyOf(acts))
                : new AlertCase(raised.alert(), state, assignee, verdict, reason, since, by, false, raised.times(), raised.lastTime(), List.copyOf(acts));
    }

    /** Whether somebody still has to judge it. */
    public boolean active() {
        return state != CaseState.CLOSED;
    }

    /** Steps of a playbook that were recorded, in the order of time. */
    public List<CaseAct> steps(String playbook) {
        return acts.stream().filter(act -> act.kind() == CaseAct.Kind.STEP && act.detail(CaseAct.PLAYBOOK).equals(playbook)).toList();
    }
}

package dev.postern.console;

import dev.postern.sink.local.AlertCase;
import dev.postern.sink.local.CaseState;
import dev.postern.sink.local.Verdict;
import java.util.List;

/**
 * Where an alert stands, in words; absent texts are empty.
 *
 * @param state    word of the state, such as {@code open}
 * @param standing a sentence: the state, since when, by whom
 * @param repeats  a sentence on how often it was raised; empty where once
 * @param seen     how many acts the page shows
 * @param acts     the newest first
 */
record CaseView(String state, String standing, String assignee, String reason, String repeats, int seen, List<ActLine> acts) {
    static CaseView of(AlertCase standing) {
        List<ActLine> acts = new java.util.ArrayList<>(standing.acts().stream().map(ActLine::of).toList());
        java.util.Collections.reverse(acts);
        return new CaseView(standing.state().word(), sentence(standing), standing.assignee(), standing.reason(),
                standing.times() == 1 ? "" : "Raised " + standing.times() + " times, the last contributing event at " + Times.utc(standing.lastTime()) + ".",
                standing.acts().size(), List.copyOf(acts));
    }

    private static String sentence(AlertCase standing) {
        String since = " since " + Times.utc(standing.since());
        if (standing.risen()) {
            return "Open again" + since + ", because its severity rose after it was closed.";
        }
        return switch (standing.state()) {
            case OPEN -> standing.by().isEmpty() ? "Open" + since + "; nobody has taken it up." : "Opened again by " + standing.by() + since + ".";
            case ACKNOWLEDGED -> "Taken up by " + standing.by() + since + ".";
            case CLOSED -> "Closed as " + standing.verdict().map(Verdict::label).orElse("something unknown") + " by " + standing.by() + since + ".";
        };
    }

    boolean open() {
        return state.equals(CaseState.OPEN.word());
    }

    boolean closed() {
        return state.equals(CaseState.CLOSED.word());
    }
}

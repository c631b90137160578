package dev.postern.console;

import dev.postern.dashboard.model.Dashboard;
import dev.postern.dashboard.model.Panel;
import dev.postern.dashboard.model.Visual;
import dev.postern.sink.local.AggregateAnswer;

/**
 * One panel of a dashboard.
 *
 * @param table its numbers; a {@code single} has one line with one cell
 * @param cut   whether there are more numbers than a panel takes
 */
record PanelView(Panel panel, PanelTable table, boolean cut) {
    static PanelView of(Panel panel, AggregateAnswer answer, DashboardSpan span) {
        return new PanelView(panel, PanelTable.of(panel, answer, span), answer.cut());
    }

    boolean empty() {
        return table.lines().isEmpty();
    }

    boolean chart() {
        return panel.visual().chart() && !empty();
    }

    boolean single() {
        return panel.visual() == Visual.SINGLE;
    }

    /** The value of a {@code single}. */
    String figure() {
        String text = table.lines().get(0).cells().get(0).text();
        return text.isEmpty() ? "none" : text;
    }

    /** A share carries its sign in each value. */
    String unit() {
        return panel.unit().equals(Panel.PERCENT) ? "" : panel.unit();
    }

    String cutSentence() {
        return "Only the first " + Dashboard.MOST_ROWS + " values, from the newest, were taken; give a shorter span to see the others.";
    }
}

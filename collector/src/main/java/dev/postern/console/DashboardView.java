package dev.postern.console;

import dev.postern.dashboard.model.Dashboard;
import java.util.List;

/** The page of one dashboard. */
record DashboardView(Dashboard dashboard, DashboardSpan span, List<PanelView> panels) {
    DashboardView {
        panels = List.copyOf(panels);
    }

    /** Without a chart there is nothing to draw. */
    boolean drawn() {
        return panels.stream().anyMatch(PanelView::chart);
    }
}

package dev.postern.console;

import dev.postern.dashboard.model.Dashboard;
import java.util.List;

/** The page of dashboards. */
record DashboardListView(List<Dashboard> dashboards) {
    DashboardListView {
        dashboards = List.copyOf(dashboards);
    }
}

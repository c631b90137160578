package dev.postern.console;

import dev.postern.dashboard.model.Dashboard;
import dev.postern.dashboard.model.Panel;
import dev.postern.dashboard.parse.DashboardParser;
import dev.postern.sink.local.DashboardQueries;
import dev.postern.sink.local.LocalStore;
import dev.postern.time.Clock;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code /dashboards} and {@code /dashboards/{id}}, with the scripts that draw their charts. */
final class DashboardPages {
    private final List<Dashboard> dashboards;
    private final DashboardQueries queries;
    private final Templates templates;
    private final Clock clock;

    DashboardPages(LocalStore store, Templates templates, Clock clock) {
        this(DashboardParser.shipped(), store, templates, clock);
    }

    DashboardPages(List<Dashboard> dashboards, LocalStore store, Templates templates, Clock clock) {
        this.dashboards = dashboards;
        this.queries = new DashboardQueries(store);
        this.templates = templates;
        this.clock = clock;
    }

    void route(Routes routes) {
        new ChartScripts().route(routes);
        routes.read("/dashboards", context -> templates.show(context, "dashboards", new DashboardListView(dashboards)));
        routes.read("/dashboards/{id}", this::one);
    }

    private void one(Context context) {
        String id = context.pathParam("id");
        Dashboard dashboard = dashboards.stream().filter(known -> known.id().equals(id)).findFirst().orElseThrow(NotFoundResponse::new);
        Instant now = clock.now();
        DashboardSpan span = DashboardSpan.of(context::queryParam, dashboard.days(), queries.newest(dashboard.streams(), now), now);
        List<PanelView> panels = new ArrayList<>();
        for (Panel panel : dashboard.panels()) {
            panels.add(PanelView.of(panel, queries.answer(panel.query(), span.since(), span.until(), Dashboard.MOST_ROWS), span));
        }
        templates.show(context, "dashboard", new DashboardView(dashboard, span, panels));
    }
}

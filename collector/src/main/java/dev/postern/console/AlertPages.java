package dev.postern.console;

import dev.postern.evaluate.Incidents;
import dev.postern.schema.Row;
import dev.postern.sink.local.AlertQueries;
import dev.postern.sink.local.InventoryQueries;
import dev.postern.sink.local.LocalStore;
import dev.postern.time.Clock;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /alerts} and {@code /alerts/{id}}. */
final class AlertPages {
    /** Incidents that last longer are shown by their part around the alert. */
    private static final Duration INCIDENT_REACH = Duration.ofDays(30);

    private final AlertQueries queries;
    private final InventoryQueries inventory;
    private final Templates templates;
    private final Clock clock;

    AlertPages(LocalStore store, Templates templates, Clock clock) {
        this.queries = new AlertQueries(store);
        this.inventory = new InventoryQueries(store);
        this.templates = templates;
        this.clock = clock;
    }

    void route(Routes routes) {
        routes.read("/", context -> context.redirect("/alerts"));
        routes.read("/alerts", this::list);
        routes.read("/alerts/{id}", this::one);
    }

    private void list(Context context) {
        AlertFilter filter = AlertFilter.of(context::queryParam);
        List<Row> alerts = queries.newest(filter.since(), filter.until(), AlertListView.MOST + 1);
        templates.show(context, "alerts", AlertListView.of(filter, alerts, clock.now()));
    }

    private void one(Context context) {
        Row alert = queries.find(context.pathParam("id")).orElseThrow(NotFoundResponse::new);
        templates.show(context, "alert", AlertView.of(alert, Evidence.of(alert, queries), incident(alert), objectLink(alert), clock.now()));
    }

    private List<Row> incident(Row alert) {
        Instant time = alert.time("first_time");
        return Incidents.of(queries.newest(time.minus(INCIDENT_REACH), time.plus(INCIDENT_REACH), AlertListView.MOST)).stream()
                .filter(incident -> incident.alerts().contains(alert)).findFirst().map(incident -> incident.alerts()).orElse(List.of());
    }

    /** An object that came and went between two snapshots has no page. */
    private String objectLink(Row alert) {
        String type = alert.text("object_type");
        String id = alert.text("object_id");
        String tenant = alert.text("tenant");
        return id != null && InventoryQueries.TYPES.contains(Words.orEmpty(type)) && inventory.knows(type, id, Optional.ofNullable(tenant))
                ? Links.object(type, id, tenant) : "";
    }
}

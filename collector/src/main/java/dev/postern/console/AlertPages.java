package dev.postern.console;

import dev.postern.evaluate.Incidents;
import dev.postern.schema.Row;
import dev.postern.sink.local.AlertCase;
import dev.postern.sink.local.AlertQueries;
import dev.postern.sink.local.CaseQueries;
import dev.postern.sink.local.InventoryQueries;
import dev.postern.time.Clock;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code /alerts} and {@code /alerts/{id}}. */
final class AlertPages {
    /** Incidents that last longer are shown by their part around the alert. */
    private static final Duration INCIDENT_REACH = Duration.ofDays(30);

    private final ConsoleParts parts;
    private final AlertQueries queries;
    private final CaseQueries cases;
    private final InventoryQueries inventory;
    private final PlaybookShelf shelf;
    private final Templates templates;
    private final Clock clock;

    AlertPages(ConsoleParts parts, PlaybookShelf shelf, Templates templates) {
        this.shelf = shelf;
        this.parts = parts;
        this.queries = new AlertQueries(parts.store());
        this.cases = new CaseQueries(parts.store());
        this.inventory = new InventoryQueries(parts.store());
        this.templates = templates;
        this.clock = parts.clock();
    }

    void route(Routes routes) {
        routes.read("/", context -> context.redirect("/alerts"));
        routes.read("/alerts", this::list);
        routes.read("/alerts/{id}", context -> show(context, find(context), form -> form));
    }

    private void list(Context context) {
        AlertFilter filter = AlertFilter.of(context::queryParam);
        long mark = parts.feed().mark();
        List<Row> alerts = queries.newest(filter.since(), filter.until(), AlertListView.MOST + 1);
        Map<String, AlertCase> standing = cases.between(filter.since(), filter.until());
        templates.show(context, "alerts", AlertListView.of(filter, alerts, alert -> standing.get(alert.text("dedup_key")), mark, clock.now()));
    }

    /** An alert with the others of its incident. */
    record Found(Row alert, AlertCase standing, List<Row> siblings, Map<String, AlertCase> cases) {
        /** Keys of the others that are not closed. */
        List<String> activeSiblings() {
            return siblings.stream().map(alert -> alert.text("dedup_key")).filter(key -> cases.get(key).active()).toList();
        }
    }

    Found find(Context context) {
        Row alert = queries.find(context.pathParam("id")).orElseThrow(NotFoundResponse::new);
        Instant from = alert.time("first_time").minus(INCIDENT_REACH);
        Instant to = alert.time("first_time").plus(INCIDENT_REACH);
        List<Row> siblings = Incidents.of(queries.newest(from, to, AlertListView.MOST)).stream()
                .filter(incident -> incident.alerts().contains(alert)).findFirst().map(incident -> incident.alerts()).orElse(List.of()).stream()
                .filter(other -> !Objects.equals(other.text("dedup_key"), alert.text("dedup_key"))).toList();
        AlertCase standing = cases.find(alert.text("dedup_key")).orElseThrow(NotFoundResponse::new);
        return new Found(alert, standing, siblings, siblings.isEmpty() ? Map.of() : cases.between(from, to));
    }

    /** @param change what becomes of the page's forms, such as a refusal that they show */
    void show(Context context, Found found, UnaryOperator<ActForm> change) {
        Row alert = found.alert();
        ActForm form = ActForm.of(Routes.visitor(context), Links.alert(alert.text("dedup_key")), parts.access().people(AlertActPages.ROLES), found.activeSiblings().size(),
                AlertActPages.said(context.queryParam("done"), context.queryParam("count")));
        templates.show(context, "alert", AlertView.of(alert, found.standing(), change.apply(form), Evidence.of(alert, queries),
                found.siblings().stream().map(other -> AlertLine.of(other, found.cases().get(other.text("dedup_key")), clock.now())).toList(),
                PlaybookRun.of(found, shelf).map(run -> NextStepsView.of(run.alert(), run.progress(), clock.now())), objectLink(alert), clock.now()));
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

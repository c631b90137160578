package dev.postern.console;

import dev.postern.schema.Row;
import dev.postern.sink.local.ConnectorUse;
import dev.postern.sink.local.InventoryQueries;
import dev.postern.sink.local.LocalStore;
import dev.postern.sink.local.ObjectStanding;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code /inventory} and {@code /inventory/{type}/{id}}. */
final class InventoryPages {
    /** Connectors first; within a kind by name. */
    private static final Comparator<Row> BY_KIND = Comparator.comparing((Row row) -> InventoryQueries.TYPES.indexOf(row.text("object_type")))
            .thenComparing(row -> Words.orEmpty(row.text("object_name")).toLowerCase(Locale.ROOT));

    private final InventoryQueries queries;
    private final Templates templates;

    InventoryPages(LocalStore store, Templates templates) {
        this.queries = new InventoryQueries(store);
        this.templates = templates;
    }

    void route(Routes routes) {
        routes.read("/inventory", this::list);
        routes.read("/inventory/{type}/{id}", this::one);
    }

    private void list(Context context) {
        String type = Words.orEmpty(context.queryParam("type")).strip();
        boolean drift = "yes".equals(context.queryParam("drift"));
        String text = Words.orEmpty(context.queryParam("q")).strip();
        Map<List<String>, Row> changes = new HashMap<>();
        queries.lastChanges().forEach(change -> changes.put(key(change), change));
        Map<List<String>, ConnectorUse> uses = new HashMap<>();
        queries.connectorUse().forEach(use -> uses.put(Arrays.asList(use.tenant(), use.connectorId()), use));
        Map<List<String>, ObjectStanding> standing = new HashMap<>();
        queries.standing().forEach(object -> standing.put(Arrays.asList(object.tenant(), object.type(), object.id()), object));
        Set<Row> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        queries.gone().stream().filter(object -> drifts(standing.get(key(object)))).forEach(gone::add);
        List<Row> objects = Stream.concat(queries.objects().stream(), gone.stream()).sorted(BY_KIND).toList();
        List<ObjectLine> lines = objects.stream()
                .filter(object -> type.isEmpty() || type.equals(object.text("object_type")))
                .filter(object -> Words.orEmpty(object.text("object_name")).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                .filter(object -> !drift || drifts(standing.get(key(object))))
                .map(object -> ObjectLine.of(object, gone.contains(object), Optional.ofNullable(changes.get(key(object))),
                        Optional.ofNullable(standing.get(key(object))),
                        Optional.ofNullable(uses.get(Arrays.asList(object.text("tenant"), object.text("object_id"))))))
                .toList();
        templates.show(context, "inventory", new InventoryView(type, text, drift, lines, objects.size()));
    }

    private static boolean drifts(ObjectStanding standing) {
        return standing != null && standing.drifts();
    }

    private void one(Context context) {
        String type = context.pathParam("type");
        String id = context.pathParam("id");
        Optional<String> tenant = Optional.ofNullable(context.queryParam("tenant"));
        Optional<Row> object = InventoryQueries.TYPES.contains(type) ? queries.object(type, id, tenant) : Optional.empty();
        List<Row> history = InventoryQueries.TYPES.contains(type) ? queries.history(type, id, tenant, ObjectView.MOST_CHANGES) : List.of();
        if (object.isEmpty() && history.isEmpty()) {
            throw new NotFoundResponse();
        }
        templates.show(context, "object", ObjectView.of(type, id, object, history));
    }

    private static List<String> key(Row row) {
        return Arrays.asList(row.text("tenant"), row.text("object_type"), row.text("object_id"));
    }
}

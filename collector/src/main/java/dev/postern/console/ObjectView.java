package dev.postern.console;

import dev.postern.schema.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The page of one object; absent texts are empty.
 *
 * @param seen       time of the snapshot that the properties are from; empty where no snapshot knows the object
 * @param properties values by name
 * @param history    the newest change first
 */
record ObjectView(String kind, String name, String id, String tenant, String seen, Map<String, String> properties, List<ChangeLine> history) {
    /** More changes than this are not listed. */
    static final int MOST_CHANGES = 500;

    static ObjectView of(String type, String id, Optional<Row> object, List<Row> history) {
        Row named = object.orElseGet(() -> history.get(0));
        Map<String, String> properties = new TreeMap<>();
        object.map(row -> row.json("properties")).ifPresent(all -> all.forEach((name, value) -> properties.put(name, Values.text(value))));
        return new ObjectView(Words.kind(type), Words.orEmpty(named.text("object_name")), id, Words.orEmpty(named.text("tenant")),
                object.map(row -> Times.utc(row.time())).orElse(""), properties, history.stream().map(ChangeLine::of).toList());
    }
}

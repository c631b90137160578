package dev.postern.evaluate;

import dev.postern.rules.run.Suppression;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Health rows that say which list is missing and which rules are blind without it, once a day per tenant and list. */
public final class ListHealth {
    private record Key(String tenant, String list, String reason) {
    }

    private ListHealth() {
    }

    public static List<Row> rows(Collection<Suppression> suppressed, Instant now) {
        Map<Key, TreeSet<String>> rulesByList = suppressed.stream().collect(Collectors.groupingBy(
                s -> new Key(s.tenant(), s.list(), s.reason().name().toLowerCase(Locale.ROOT)),
                () -> new TreeMap<>(java.util.Comparator.comparing(Key::tenant).thenComparing(Key::list).thenComparing(Key::reason)),
                Collectors.mapping(Suppression::ruleId, Collectors.toCollection(TreeSet::new))));
        return rulesByList.entrySet().stream().map(entry -> row(entry.getKey(), String.join(", ", entry.getValue()), now)).toList();
    }

    private static Row row(Key key, String rules, Instant now) {
        return new Row(Schema.current().stream("health"))
                .set("time", now)
                .set("event_id", key.tenant() + "|list|" + key.list() + "|" + key.reason() + "|" + now.atOffset(ZoneOffset.UTC).toLocalDate())
                .set("tenant", key.tenant())
                .set("product", "Postern")
                .set("kind", "list")
                .set("subject", key.list())
                .set("status", key.reason())
                .set("message", "list " + key.list() + " is " + key.reason() + ": " + rules + " cannot judge; give " + key.list()
                        + ".csv to the named-lists source");
    }
}

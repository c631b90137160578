package dev.postern.baseline;

import dev.postern.outbox.Documents;
import dev.postern.schema.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The list {@code accepted-domains}: the accepted domains of all organisations of a tenant, {@code *.domain} added where
 * subdomains match. Not thread-safe.
 */
final class AcceptedDomains {
    static final String TYPE = "accepted-domain";
    static final String LIST = "accepted-domains";
    static final String PREFIX = "baseline/list/";

    private final Shelf<Generation> generations;
    private final Directory directory;
    private final Duration refresh;

    /** The generation sent last, and when. */
    record Generation(long number, Instant sentAt, List<String> entries) {
    }

    AcceptedDomains(Documents committed, UnitOfWork work, Directory directory, Duration refresh) {
        this.generations = new Shelf<>(PREFIX, Generation.class, committed, work);
        this.directory = directory;
        this.refresh = refresh;
    }

    /**
     * A complete new generation after a complete snapshot, where the entries changed or the last one is old; else nothing.
     * Generations grow: that of an older snapshot of a second organisation follows the last one by 1.
     */
    List<Row> after(String tenant, Instant takenAt, Instant now) {
        List<String> entries = entries(tenant);
        String key = Shelf.key(LIST, tenant);
        Generation last = generations.get(key).orElse(null);
        if (last != null && last.entries().equals(entries) && now.isBefore(last.sentAt().plus(refresh))) {
            return List.of();
        }
        long number = Math.max(takenAt.toEpochMilli(), last == null ? 0 : last.number() + 1);
        generations.put(key, new Generation(number, now, entries));
        List<Row> rows = new ArrayList<>();
        for (int position = 1; position <= entries.size(); position++) {
            rows.add(BaselineRows.row("list", tenant, takenAt, tenant + "|" + LIST + "|" + number + "|" + position)
                    .set("list", LIST).set("generation", number).set("entries", (long) entries.size()).set("position", (long) position)
                    .set("entry", entries.get(position - 1)).set("note", "accepted domain"));
        }
        return rows;
    }

    private List<String> entries(String tenant) {
        TreeSet<String> entries = new TreeSet<>();
        directory.present(tenant, TYPE).forEach(domain -> {
            Map<String, Object> properties = domain.properties();
            Object name = properties.get("DomainName");
            String entry = (name == null ? domain.name() : Canonical.text(name)).toLowerCase(Locale.ROOT);
            entries.add(entry);
            if (Boolean.TRUE.equals(properties.get("MatchSubDomains"))) {
                entries.add("*." + entry);
            }
        });
        return List.copyOf(entries);
    }
}

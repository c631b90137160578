package dev.postern.schedule;

import dev.postern.harvest.SinkState;
import dev.postern.outbox.Outbox;
import dev.postern.outbox.SinkCounts;
import dev.postern.outbox.SourceCounts;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the collector says of itself in stream {@code health}. */
public final class HealthRows {
    private final Outbox outbox;
    private final Collection<SourceRunner> sources;
    private final Supplier<List<SinkState>> sinks;
    private final String collector;

    public HealthRows(Outbox outbox, Collection<SourceRunner> sources, Supplier<List<SinkState>> sinks, String collector) {
        this.outbox = outbox;
        this.sources = List.copyOf(sources);
        this.sinks = sinks;
        this.collector = collector;
    }

    /** A heartbeat, one row per source and one per sink. */
    public List<Row> rows(Instant now) {
        List<Row> rows = new ArrayList<>();
        rows.add(row("heartbeat", collector, "ok", now));
        Map<String, SourceCounts> counts = outbox.sourceCounts();
        for (SourceRunner source : sources) {
            SourceStatus status = source.status();
            SourceCounts count = counts.getOrDefault(status.name(), SourceCounts.NONE);
            rows.add(row("source", status.name(), status.state(), now)
                    .set("message", status.error().orElse(null))
                    .set("lag_seconds", status.lastRows().map(last -> Duration.between(last, now).toSeconds()).orElse(null))
                    .set("read_rows", count.read())
                    .set("rejected_rows", count.rejected())
                    .set("duplicate_rows", count.duplicates()));
        }
        Map<String, String> problems = new HashMap<>();
        sinks.get().forEach(sink -> sink.problem().ifPresent(problem -> problems.put(sink.name(), problem)));
        for (Map.Entry<String, SinkCounts> sink : outbox.sinkCounts().entrySet()) {
            String problem = problems.get(sink.getKey());
            rows.add(row("sink", sink.getKey(), problem == null ? SourceStatus.OK : "failing", now)
                    .set("message", problem)
                    .set("backlog_rows", sink.getValue().waitingRows()));
        }
        return rows;
    }

    private Row row(String kind, String subject, String status, Instant now) {
        return new Row(Schema.current().stream("health"))
                .set("time", now)
                .set("event_id", collector + "|" + kind + "|" + subject + "|" + now.toEpochMilli())
                .set("product", "Postern")
                .set("kind", kind)
                .set("subject", subject)
                .set("status", status);
    }
}

package dev.postern.harvest;

import dev.postern.baseline.Baseline;
import dev.postern.baseline.BaselineResult;
import dev.postern.event.BlockEncoder;
import dev.postern.event.EncodedBlock;
import dev.postern.outbox.Commit;
import dev.postern.outbox.DeadLetter;
import dev.postern.outbox.EventKey;
import dev.postern.outbox.Outbox;
import dev.postern.schema.Row;
import dev.postern.schema.StreamSchema;
import dev.postern.sink.Sink;
import dev.postern.source.Reading;
import dev.postern.time.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Turns readings into one durable page: stamps and enriches rows, drops those committed before, encodes once per sink, commits.
 * Pages of all sources pass here one at a time. Thread-safe.
 */
public final class Committer {
    private final Outbox outbox;
    private final Baseline baseline;
    private final List<Sink> sinks;
    private final Map<String, BlockEncoder> encoders = new LinkedHashMap<>();
    private final Clock clock;
    private final String collector;

    /** @param blockBytes raw bytes after which a block is closed */
    public Committer(Outbox outbox, Baseline baseline, List<Sink> sinks, Clock clock, String collector, int blockBytes) {
        this.outbox = outbox;
        this.baseline = baseline;
        this.sinks = List.copyOf(sinks);
        this.clock = clock;
        this.collector = collector;
        sinks.forEach(sink -> encoders.put(sink.name(), new BlockEncoder(sink.codec(), blockBytes)));
    }

    /**
     * Commits one page of a source.
     *
     * @param cursor where the source goes on; empty where the readings have no cursor
     * @throws dev.postern.outbox.OutboxException where it cannot be made durable; nothing of it is then, and it may be tried again
     */
    public synchronized HarvestResult commit(String source, String tenant, List<Reading> readings, Optional<String> cursor) {
        PageWork page = new PageWork(source, tenant);
        return page.orRollBack(() -> fill(page, tenant, readings, cursor));
    }

    private HarvestResult fill(PageWork page, String tenant, List<Reading> readings, Optional<String> cursor) {
        for (Reading reading : readings) {
            if (reading instanceof Reading.Rows rows) {
                rows.rows().forEach(row -> page.add(row, rows));
            } else if (reading instanceof Reading.Rejected rejected) {
                page.reject(rejected.position().toString(), rejected.reason(), rejected.excerpt());
            } else if (reading instanceof Reading.Snapshot snapshot) {
                page.derive(baseline.snapshot(tenant, snapshot, page.now));
            }
        }
        return page.finish(cursor);
    }

    /** Commits rows that the collector made itself. */
    public synchronized HarvestResult commitOwn(String source, String tenant, List<Row> rows) {
        PageWork page = new PageWork(source, tenant);
        return page.orRollBack(() -> {
            rows.forEach(page::addOwn);
            return page.finishOwn();
        });
    }

    /** Settles changes whose time has come. */
    public synchronized HarvestResult settle(String tenant) {
        PageWork page = new PageWork("baseline", tenant);
        return page.orRollBack(() -> {
            page.derive(baseline.settle(page.now));
            return page.finishOwn();
        });
    }

    private final class PageWork {
        private final Instant now = clock.now();
        private final String source;
        private final String tenant;
        private final Commit commit;
        private final Map<StreamSchema, List<Row>> byStream = new LinkedHashMap<>();
        private final Set<EventKey> keys = new HashSet<>();
        private long read;
        private long duplicates;
        private long rejected;
        private long derived;

        PageWork(String source, String tenant) {
            this.source = source;
            this.tenant = tenant;
            this.commit = new Commit(source);
        }

        void add(Row row, Reading.Rows origin) {
            stamp(row);
            EventKey key = EventKey.of(row.schema().name(), row.eventId());
            if (outbox.seen(key) || !keys.add(key)) {
                read++;
                duplicates++;
                return;
            }
            try {
                enrich(row);
            } catch (RuntimeException e) {
                keys.remove(key);
                reject(origin.position().toString(), "cannot be enriched: " + e, row.toString().getBytes(StandardCharsets.UTF_8));
                return;
            }
            read++;
            commit.seen(key);
            byStream.computeIfAbsent(row.schema(), stream -> new ArrayList<>()).add(row);
        }

        private void enrich(Row row) {
            if (row.schema().name().equals("audit")) {
                derive(baseline.audit(row, now));
            } else if (row.schema().name().equals("message")) {
                baseline.message(row);
            }
        }

        void addOwn(Row row) {
            stamp(row);
            EventKey key = EventKey.of(row.schema().name(), row.eventId());
            if (!outbox.seen(key) && keys.add(key)) {
                commit.seen(key);
                derived++;
                byStream.computeIfAbsent(row.schema(), stream -> new ArrayList<>()).add(row);
            }
        }

        void derive(BaselineResult result) {
            result.rows().forEach(this::addOwn);
            commit.documents().addAll(result.documents());
        }

        void reject(String position, String reason, byte[] excerpt) {
            read++;
            rejected++;
            byte[] bounded = excerpt.length <= Reading.Rejected.EXCERPT_BYTES ? excerpt : java.util.Arrays.copyOf(excerpt, Reading.Rejected.EXCERPT_BYTES);
            commit.deadLetter(new DeadLetter(now, source, position, reason, bounded));
        }

        private void stamp(Row row) {
            setIfAbsent(row, "source", source);
            setIfAbsent(row, "tenant", tenant);
            setIfAbsent(row, "observed_time", now);
            setIfAbsent(row, "collector", collector);
        }

        private void setIfAbsent(Row row, String field, Object value) {
            if (row.get(field) == null) {
                row.set(field, value);
            }
        }

        /** What the baseline has taken in for a page that does not become durable is forgotten. */
        HarvestResult orRollBack(Supplier<HarvestResult> work) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                baseline.rollback();
                throw e;
            }
        }

        /** A page without a source costs no transaction where nothing came of it. */
        HarvestResult finishOwn() {
            return derived == 0 && commit.documents().isEmpty() ? HarvestResult.NOTHING : finish(Optional.empty());
        }

        HarvestResult finish(Optional<String> cursor) {
            cursor.ifPresent(commit::cursor);
            byStream.forEach((stream, rows) -> sinks.forEach(sink -> {
                for (EncodedBlock block : encoders.get(sink.name()).encode(stream, rows, outbox.nextSeq(stream.name(), sink.name()))) {
                    commit.block(sink.name(), sink.destination(), block);
                }
            }));
            outbox.commit(commit.counts(read, duplicates, derived), now);
            baseline.commit();
            return new HarvestResult(1, read, read - duplicates - rejected, duplicates, rejected, derived);
        }
    }
}

package dev.postern.replay;

import dev.postern.evaluate.Evaluator;
import dev.postern.evaluate.ListHealth;
import dev.postern.harvest.Committer;
import dev.postern.harvest.HarvestResult;
import dev.postern.harvest.Shipper;
import dev.postern.outbox.OutboxException;
import dev.postern.rules.run.Suppression;
import dev.postern.schema.Row;
import dev.postern.source.Reading;
import dev.postern.time.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs readings of many files through the whole chain as if they came in today, one after another by event time on a virtual
 * clock, and lets changes settle at the end. Used once.
 */
public final class Replay implements AutoCloseable {
    private static final String SOURCE = "replay";
    private static final int PAGE = 2000;
    /** Rows between evaluations: often enough that slots are short, seldom enough that planning queries does not count. */
    private static final int EVALUATE_EVERY = 25_000;

    private final Chain chain;
    private final EventMerge events;
    private final List<Reading.Snapshot> snapshots = new ArrayList<>();
    private final List<Runnable> untimed = new ArrayList<>();
    private final Set<Suppression> suppressed = new LinkedHashSet<>();
    private HarvestResult total = HarvestResult.NOTHING;

    /**
     * The parts of the chain that a replay drives.
     *
     * @param settleAfter how long a change waits before it is settled
     */
    public record Chain(Committer committer, List<Shipper> shippers, Evaluator evaluator, VirtualClock clock, String tenant, Duration settleAfter) {
    }

    /** @param scratch existing folder for rows that do not fit into memory */
    public Replay(Chain chain, Path scratch) {
        this.chain = chain;
        this.events = new EventMerge(scratch, EventMerge.ROWS_IN_MEMORY);
    }

    /** Takes a reading in. Lists and unreadable records are committed before the first event: they hold for the whole replay. */
    public void add(String source, Reading reading) {
        if (reading instanceof Reading.Snapshot snapshot) {
            snapshots.add(snapshot);
        } else if (reading instanceof Reading.Rows rows && !rows.rows().isEmpty() && !rows.rows().get(0).schema().name().equals("list")) {
            for (Row row : rows.rows()) {
                events.add(row.set("source", source));
            }
        } else {
            untimed.add(() -> total = total.plus(chain.committer().commit(source, chain.tenant(), List.of(reading), Optional.empty())));
        }
    }

    /**
     * What went through the chain. Alerts are in the store.
     *
     * @throws OutboxException where rows cannot be kept or delivered: alerts on a part of them would mislead
     */
    public Result run() {
        snapshots.sort(Comparator.comparing(Reading.Snapshot::takenAt));
        Iterator<Reading.Snapshot> listings = snapshots.iterator();
        Iterator<Row> rows = events.sorted();
        Reading.Snapshot listing = listings.hasNext() ? listings.next() : null;
        List<Reading> page = new ArrayList<>();
        int waiting = 0;
        boolean first = true;
        while (rows.hasNext() || listing != null) {
            Row row = rows.hasNext() ? rows.next() : null;
            if (first) {
                chain.clock().advanceTo(earliest(row, listing));
                untimed.forEach(Runnable::run);
                first = false;
            }
            while (listing != null && (row == null || !listing.takenAt().isAfter(row.time()))) {
                chain.clock().advanceTo(listing.takenAt());
                page.add(listing);
                listing = listings.hasNext() ? listings.next() : null;
            }
            if (row != null) {
                chain.clock().advanceTo(row.time());
                page.add(new Reading.Rows(new dev.postern.source.Position(row.text("source"), 0, 0), List.of(row)));
                waiting++;
                if (page.size() >= PAGE) {
                    commit(page);
                }
                if (waiting >= EVALUATE_EVERY) {
                    commit(page);
                    waiting = 0;
                    evaluate();
                }
            }
        }
        if (first) {
            untimed.forEach(Runnable::run);
        }
        commit(page);
        evaluate();
        chain.clock().advanceTo(chain.clock().now().plus(chain.settleAfter()).plus(Duration.ofMinutes(1)));
        evaluate();
        total = total.plus(chain.committer().commitOwn(SOURCE, chain.tenant(), ListHealth.rows(suppressed, chain.clock().now())));
        evaluate();
        return new Result(total, suppressed);
    }

    /** Totals of the replay, and the rules that could not judge. */
    public record Result(HarvestResult harvest, Set<Suppression> suppressed) {
    }

    private static Instant earliest(Row row, Reading.Snapshot listing) {
        return row == null || listing != null && listing.takenAt().isBefore(row.time()) ? listing.takenAt() : row.time();
    }

    private void commit(List<Reading> page) {
        if (!page.isEmpty()) {
            total = total.plus(chain.committer().commit(SOURCE, chain.tenant(), page, Optional.empty()));
            page.clear();
        }
    }

    private void evaluate() {
        total = total.plus(chain.committer().settle(chain.tenant()));
        for (Shipper shipper : chain.shippers()) {
            shipper.ship(() -> false);
            shipper.problem().ifPresent(problem -> {
                throw new OutboxException(problem);
            });
        }
        suppressed.addAll(chain.evaluator().evaluate().suppressed());
    }

    @Override
    public void close() {
        events.close();
    }
}

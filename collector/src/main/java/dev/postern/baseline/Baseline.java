package dev.postern.baseline;

import dev.postern.outbox.Documents;
import dev.postern.schema.Row;
import dev.postern.source.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the configuration was, is, and how each change of it is explained.
 *
 * <p>Memory and disk stay one: each call changes the state in memory and returns the documents that say the same. Once the
 * transaction that holds its results is committed, call {@link #commit}; where it failed, call {@link #rollback}, which undoes
 * every call since the last commit, so that the same readings can be given again. A baseline made over the committed documents
 * goes on exactly where this one stood at its last commit.
 *
 * <p>Not thread-safe: one per state store, called by one harvest at a time.
 */
public final class Baseline {
    private static final Set<String> READING_VERBS = Set.of("Get", "Test", "Search", "Find", "Export");

    private final UnitOfWork work = new UnitOfWork();
    private final Operations operations;
    private final OpenChanges changes;
    private final SnapshotIntake snapshots;
    private final AcceptedDomains acceptedDomains;
    private final Enrichment enrichment;

    /**
     * @param committed read here and never again
     * @param approvals the register as it is now; asked at every use
     * @throws IllegalStateException naming the document, where one cannot be read
     */
    public Baseline(Documents committed, Supplier<Approvals> approvals, BaselineConfig config) {
        Directory directory = new Directory(committed, work);
        this.operations = new Operations(committed, work, config.operationRetention(), config.operationsPerObject());
        this.changes = new OpenChanges(committed, work, operations, approvals, config.settleAfter());
        this.snapshots = new SnapshotIntake(committed, work, directory, changes, config);
        this.acceptedDomains = new AcceptedDomains(committed, work, directory, config.listRefresh());
        this.enrichment = new Enrichment(directory, approvals);
    }

    /**
     * Takes a snapshot in. One that is not newer than the last of its listing (tenant, organisation, object type) yields
     * {@code config} rows only.
     */
    public BaselineResult snapshot(String tenant, Reading.Snapshot snapshot, Instant now) {
        boolean fresh = snapshots.isNew(tenant, snapshot);
        List<Row> rows = new ArrayList<>(snapshots.take(tenant, snapshot));
        if (fresh && snapshot.complete() && snapshot.objectType().equals(AcceptedDomains.TYPE)) {
            rows.addAll(acceptedDomains.after(tenant, snapshot.takenAt(), now));
        }
        return result(rows);
    }

    /**
     * Enriches an {@code audit} row in place and remembers the operation. The row carries tenant, time and event id; its object
     * is resolved with the snapshots taken in so far.
     *
     * @return changes that the operation explains
     */
    public BaselineResult audit(Row row, Instant now) {
        enrichment.audit(row);
        if (!isOperation(row)) {
            return result(List.of());
        }
        List<String> passed = row.json("parameters") == null ? List.of() : List.copyOf(row.json("parameters").keySet());
        Operation operation = new Operation(row.text("tenant"), row.text("object_type"), row.text("object_id"), row.time(),
                row.text("operation"), row.text("actor_id"), row.eventId(), passed);
        operations.add(operation, now);
        return result(changes.explainedBy(operation));
    }

    /** Enriches a {@code message} row in place; it carries tenant and time. */
    public void message(Row row) {
        enrichment.message(row);
    }

    /** Settles the changes whose time is over, and forgets old operations. Call it every few minutes, after the audit sources. */
    public BaselineResult settle(Instant now) {
        List<Row> rows = changes.settle(now);
        operations.expire(now);
        return result(rows);
    }

    /** Everything returned so far is durable. */
    public void commit() {
        work.commit();
    }

    /** Undoes every call since the last {@link #commit}; rows enriched meanwhile are to be thrown away. */
    public void rollback() {
        work.rollback();
    }

    private BaselineResult result(List<Row> rows) {
        return new BaselineResult(rows, work.takeDocuments());
    }

    /** A cmdlet that changed something. What drills play explains no change. */
    private static boolean isOperation(Row row) {
        String cmdlet = row.text("operation");
        return cmdlet != null && cmdlet.indexOf('-') > 0 && !READING_VERBS.contains(cmdlet.substring(0, cmdlet.indexOf('-')))
                && row.text("object_type") != null && row.text("object_id") != null && row.eventId() != null
                && row.text("drill_id") == null && !"failure".equals(row.text("result"));
    }
}

package dev.postern.baseline;

import dev.postern.outbox.Documents;
import dev.postern.schema.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Changes that are not settled. A change is attributed as soon as an operation explains it, approved as soon as it is attributed
 * and a ticket covers it, and settled otherwise when its time is over. One document per change. Not thread-safe.
 */
final class OpenChanges {
    static final String PREFIX = "baseline/change/";

    private final Shelf<Change> changes;
    private final Operations operations;
    private final Supplier<Approvals> approvals;
    private final Duration settleAfter;

    OpenChanges(Documents committed, UnitOfWork work, Operations operations, Supplier<Approvals> approvals, Duration settleAfter) {
        this.changes = new Shelf<>(PREFIX, Change.class, committed, work);
        this.operations = operations;
        this.approvals = approvals;
        this.settleAfter = settleAfter;
    }

    /** A new change: its pending row, and those of the states that it reaches at once. */
    List<Row> open(Change change) {
        List<Row> rows = new ArrayList<>();
        enter(change, rows);
        advance(change, rows);
        return rows;
    }

    /** Rows of changes that an operation explains. */
    List<Row> explainedBy(Operation operation) {
        List<Row> rows = new ArrayList<>();
        changes.under(operation.tenant(), operation.type()).stream()
                .filter(change -> change.state() == ChangeState.PENDING && operation.explains(change))
                .forEach(change -> advance(change, rows));
        return rows;
    }

    /**
     * Rows of changes whose old value a later snapshot shows again.
     *
     * @param shown    canonical properties by object id
     * @param complete whether an object that is not shown is gone
     */
    List<Row> revertedBy(ListingKey listing, Instant takenAt, Map<String, Map<String, Object>> shown, boolean complete) {
        List<Row> rows = new ArrayList<>();
        changes.under(listing.tenant(), listing.type()).stream()
                .filter(change -> change.key().listing().equals(listing) && change.takenAt().isBefore(takenAt))
                .filter(change -> reverted(change, Optional.ofNullable(shown.get(change.key().id())), complete))
                .forEach(change -> enter(change.in(ChangeState.REVERTED), rows));
        return rows;
    }

    /** Rows of changes that an operation, a ticket or the time has moved on. */
    List<Row> settle(Instant now) {
        List<Row> rows = new ArrayList<>();
        for (Change open : changes.all()) {
            Change change = advance(open, rows);
            if (!change.state().settled() && !now.isBefore(change.takenAt().plus(settleAfter))) {
                Approval approval = approvals.get().change(change);
                enter(approval.approved() ? change.approved(approval)
                        : change.in(change.state() == ChangeState.ATTRIBUTED ? ChangeState.UNAPPROVED : ChangeState.SILENT), rows);
            }
        }
        return rows;
    }

    private Change advance(Change change, List<Row> rows) {
        Change current = change;
        if (current.state() == ChangeState.PENDING) {
            Optional<Operation> by = operations.explaining(current);
            if (by.isEmpty()) {
                return current;
            }
            current = enter(current.attributed(by.get()), rows);
        }
        Approval approval = approvals.get().change(current);
        return approval.approved() ? enter(current.approved(approval), rows) : current;
    }

    private Change enter(Change change, List<Row> rows) {
        rows.add(BaselineRows.change(change, Ranks.current()));
        if (change.state().settled()) {
            changes.remove(change.document());
        } else {
            changes.put(change.document(), change);
        }
        return change;
    }

    private static boolean reverted(Change change, Optional<Map<String, Object>> shown, boolean complete) {
        Difference difference = change.difference();
        return switch (difference.kind()) {
            case CREATED -> shown.isEmpty() && complete;
            case REMOVED -> shown.isPresent();
            case MODIFIED -> shown.isPresent() && shown.get().containsKey(difference.property())
                    && Canonical.same(shown.get().get(difference.property()), difference.oldValue());
        };
    }
}

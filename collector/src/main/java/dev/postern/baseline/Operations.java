package dev.postern.baseline;

import dev.postern.outbox.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What administrators did lately, by object; bounded by event time and by number per object, the oldest going first. One
 * document per operation. Not thread-safe.
 */
final class Operations {
    static final String PREFIX = "baseline/operation/";

    private final Shelf<Operation> operations;
    private final UnitOfWork work;
    private final Duration retention;
    private final int perObject;
    private Instant newest;

    Operations(Documents committed, UnitOfWork work, Duration retention, int perObject) {
        this.operations = new Shelf<>(PREFIX, Operation.class, committed, work);
        this.work = work;
        this.retention = retention;
        this.perObject = perObject;
        this.newest = operations.all().stream().map(Operation::time).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }

    void add(Operation operation, Instant now) {
        Instant before = newest;
        work.changed(() -> newest = before);
        newest = operation.time().isAfter(newest) ? operation.time() : newest;
        operations.put(operation.document(), operation);
        List<Operation> kept = operations.under(operation.tenant(), operation.type(), operation.object());
        Instant cutoff = cutoff(now);
        for (int i = 0; i < kept.size() && (i < kept.size() - perObject || kept.get(i).time().isBefore(cutoff)); i++) {
            operations.remove(kept.get(i).document());
        }
    }

    /** Forgets what is older than the retention, everywhere. */
    void expire(Instant now) {
        Instant cutoff = cutoff(now);
        operations.all().stream().filter(operation -> operation.time().isBefore(cutoff))
                .forEach(operation -> operations.remove(operation.document()));
    }

    /** The last operation that explains a change. */
    Optional<Operation> explaining(Change change) {
        return Stream.of(change.key().id(), change.objectName().toLowerCase(Locale.ROOT)).distinct()
                .flatMap(object -> operations.under(change.key().tenant(), change.key().type(), object).stream())
                .filter(operation -> operation.explains(change))
                .max(Comparator.comparing(Operation::time).thenComparing(Operation::eventId));
    }

    /** Counted from the newest event; an event from the future does not move it past the clock. */
    private Instant cutoff(Instant now) {
        return (newest.isBefore(now) ? newest : now).minus(retention);
    }
}

package dev.postern.baseline;

import dev.postern.outbox.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
    /** How many operations each object has. */
    private final Map<String, Integer> counts = new HashMap<>();
    private Instant newest;

    Operations(Documents committed, UnitOfWork work, Duration retention, int perObject) {
        this.operations = new Shelf<>(PREFIX, Operation.class, committed, work);
        this.work = work;
        this.retention = retention;
        this.perObject = perObject;
        operations.all().forEach(operation -> counts.merge(object(operation), 1, Integer::sum));
        this.newest = operations.all().stream().map(Operation::time).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }

    void add(Operation operation, Instant now) {
        Instant before = newest;
        work.changed(() -> newest = before);
        newest = operation.time().isAfter(newest) ? operation.time() : newest;
        String document = operation.document();
        if (!operations.has(document)) {
            count(operation, 1);
        }
        operations.put(document, operation);
        Instant cutoff = cutoff(now);
        for (Optional<Operation> oldest = oldest(operation); oldest.isPresent() && (counts.get(object(operation)) > perObject
                || oldest.get().time().isBefore(cutoff)); oldest = oldest(operation)) {
            remove(oldest.get());
        }
    }

    private Optional<Operation> oldest(Operation like) {
        return operations.first(like.tenant(), like.type(), like.object());
    }

    private void remove(Operation operation) {
        operations.remove(operation.document());
        count(operation, -1);
    }

    private void count(Operation operation, int change) {
        String object = object(operation);
        counts.merge(object, change, Integer::sum);
        counts.remove(object, 0);
        work.changed(() -> {
            counts.merge(object, -change, Integer::sum);
            counts.remove(object, 0);
        });
    }

    private static String object(Operation operation) {
        return Shelf.key(operation.tenant(), operation.type(), operation.object());
    }

    /** Forgets what is older than the retention, everywhere. */
    void expire(Instant now) {
        Instant cutoff = cutoff(now);
        operations.all().stream().filter(operation -> operation.time().isBefore(cutoff))
                .forEach(this::remove);
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

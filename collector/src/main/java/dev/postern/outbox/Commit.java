package dev.postern.outbox;

import dev.postern.event.EncodedBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that one harvested page changes; it becomes durable as a whole or not at all. */
public final class Commit {
    record SinkBlock(String sink, String destination, EncodedBlock block) {
    }

    private final String source;
    private final List<SinkBlock> blocks = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private final List<EventKey> seen = new ArrayList<>();
    private final DocumentChanges documents = new DocumentChanges();
    private Optional<String> cursor = Optional.empty();
    private long read;
    private long duplicates;
    private long derived;

    /** @param source the source that was read; the key of cursor and counts */
    public Commit(String source) {
        this.source = source;
    }

    public Commit cursor(String newCursor) {
        cursor = Optional.of(newCursor);
        return this;
    }

    /** Counts of the page: {@code read = committed + duplicates + rejected}; derived rows come on top. */
    public Commit counts(long readRows, long duplicateRows, long derivedRows) {
        read = readRows;
        duplicates = duplicateRows;
        derived = derivedRows;
        return this;
    }

    public Commit block(String sink, String destination, EncodedBlock block) {
        blocks.add(new SinkBlock(sink, destination, block));
        return this;
    }

    public Commit deadLetter(DeadLetter letter) {
        deadLetters.add(letter);
        return this;
    }

    public Commit seen(EventKey key) {
        seen.add(key);
        return this;
    }

    public DocumentChanges documents() {
        return documents;
    }

    String source() {
        return source;
    }

    Optional<String> cursor() {
        return cursor;
    }

    List<SinkBlock> blocks() {
        return blocks;
    }

    List<DeadLetter> deadLetters() {
        return deadLetters;
    }

    List<EventKey> seenKeys() {
        return seen;
    }

    long read() {
        return read;
    }

    long duplicates() {
        return duplicates;
    }

    long derived() {
        return derived;
    }
}

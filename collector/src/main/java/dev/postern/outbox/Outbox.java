package dev.postern.outbox;

import dev.postern.event.EncodedBlock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Transactional outbox: a harvested page's blocks, dead letters, seen ids, documents and cursor become durable in one
 * transaction. Thread-safe; commits are serialised.
 */
public interface Outbox extends AutoCloseable {
    /** Identity of this state: a new one when the state began anew, so that block numbers never mean two things. */
    String id();

    Documents documents();

    Optional<String> cursor(String source);

    /** Was a row with this key committed within the window? */
    boolean seen(EventKey key);

    /** The next {@code seq} of a stream for a sink. */
    long nextSeq(String stream, String sink);

    /**
     * Makes a page durable.
     *
     * @throws OutboxException where it cannot; then nothing of it is durable and the page may be committed again
     */
    void commit(Commit commit, Instant now);

    /** Waiting blocks of a sink in the order of their commit, as far as their time has come. */
    default List<Block> take(String sink, Instant now, int most) {
        return take(sink, now, most, Set.of());
    }

    /** The same without the blocks of these numbers. */
    List<Block> take(String sink, Instant now, int most, Set<Long> except);

    /** The blocks are delivered at their sink's level; they are dropped. */
    void settle(List<Block> blocks);

    /** The block waits until {@code notBefore}, at most an hour from now. */
    void retry(Block block, Instant notBefore, String reason);

    /** Rows of a block that no delivery can bring across go to the dead letters, and the block is dropped. */
    void bury(Block block, List<DeadLetter> letters);

    /**
     * Puts blocks with the same rows in the place of a block. Rows that are in none of them are settled, or in the dead letters.
     *
     * @param settled how many of its rows are delivered
     * @param letters one for each row that no delivery can bring across
     * @return the new blocks in their order; they wait
     */
    List<Block> divide(Block block, String destination, List<EncodedBlock> parts, int settled, List<DeadLetter> letters);

    Map<String, SourceCounts> sourceCounts();

    Map<String, SinkCounts> sinkCounts();

    /** The newest dead letters first. */
    List<DeadLetter> deadLetters(int most);

    long deadLetterCount();

    /** Bytes of waiting blocks, of all sinks. */
    long waitingBytes();

    @Override
    void close();
}

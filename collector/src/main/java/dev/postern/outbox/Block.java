package dev.postern.outbox;

import dev.postern.event.EncodedBlock;

/**
 * A committed block that waits for its sink.
 *
 * @param id          number in this outbox, in the order of commits
 * @param sink        name of the sink
 * @param destination what the rows were encoded for; a block for another destination is encoded anew before it goes
 * @param attempts    deliveries tried so far
 */
public record Block(long id, String sink, String destination, int attempts, EncodedBlock content) {
    private static final byte[] NONE = {};

    /** The same without its bytes, for keeping many of them in memory. */
    public Block withoutBody() {
        return new Block(id, sink, destination, attempts, new EncodedBlock(content.stream(), content.schemaVersion(), content.rows(),
                content.firstSeq(), content.rawBytes(), NONE));
    }
}

package dev.postern.sink;

import dev.postern.event.RowCodec;
import dev.postern.outbox.Block;
import java.util.List;
import java.util.Optional;

/**
 * Where blocks go. Delivering one block twice is harmless: its rows carry the same event ids. One thread at a time, except where a
 * method says otherwise.
 */
public interface Sink extends AutoCloseable {
    String name();

    /** Fingerprint of destination and encoding; a waiting block with another one is encoded anew. Any thread. */
    String destination();

    /** What "delivered" means here, as far as it is known now. Any thread. */
    DeliveryLevel level();

    RowCodec codec();

    /** Never throws for what the destination does; that is the answer. */
    Delivery deliver(String outboxId, Block block);

    /** Delivers blocks in their order; a sink that can take several at once does. The answers are in the order of the blocks. */
    default List<Delivery> deliver(String outboxId, List<Block> blocks) {
        return blocks.stream().map(block -> deliver(outboxId, block)).toList();
    }

    /** How many more blocks it takes before some that are pending are confirmed. */
    default int room() {
        return Integer.MAX_VALUE;
    }

    /** What has become of pending blocks since it was last asked. Asks the destination where that is due, and does not wait for it. */
    default List<Confirmation> confirmations() {
        return List.of();
    }

    /** Trouble that is not the answer to one block, such as acknowledgements that cannot be asked for. Any thread. */
    default Optional<String> problem() {
        return Optional.empty();
    }

    /** Ends a delivery that runs, because the program stops; its blocks come back as {@link Delivery.Later}. Any thread. */
    default void abandon() {
        // A sink on this machine ends by itself.
    }

    @Override
    void close();
}

package dev.postern.sink;

import dev.postern.event.RowCodec;
import dev.postern.outbox.Block;
import java.util.List;

/** Where blocks go. Delivering one block twice is harmless: its rows carry the same event ids. */
public interface Sink extends AutoCloseable {
    String name();

    /** Fingerprint of destination and encoding; a waiting block with another one is encoded anew. */
    String destination();

    DeliveryLevel level();

    RowCodec codec();

    /** Never throws for what the destination does; that is the answer. */
    Delivery deliver(String outboxId, Block block);

    /** Delivers blocks in their order; a sink that can take several at once does. The answers are in the order of the blocks. */
    default List<Delivery> deliver(String outboxId, List<Block> blocks) {
        return blocks.stream().map(block -> deliver(outboxId, block)).toList();
    }

    @Override
    void close();
}

package dev.postern.sink.local;

import dev.postern.config.SinkConfig;
import dev.postern.event.NdjsonCodec;
import dev.postern.event.RowCodec;
import dev.postern.outbox.Block;
import dev.postern.schema.Schema;
import dev.postern.sink.Delivery;
import dev.postern.sink.DeliveryLevel;
import dev.postern.sink.Sink;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Delivers blocks to the embedded engine. Closing it leaves the store open: it belongs to the program. */
public final class LocalSink implements Sink {
    public static final String NAME = SinkConfig.LOCAL;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final LocalStore store;
    private final RowCodec codec = NdjsonCodec.compact();

    public LocalSink(LocalStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String destination() {
        return "local/" + codec.name();
    }

    @Override
    public DeliveryLevel level() {
        return DeliveryLevel.STORED;
    }

    @Override
    public RowCodec codec() {
        return codec;
    }

    @Override
    public Delivery deliver(String outboxId, Block block) {
        if (!Schema.current().has(block.content().stream())) {
            return new Delivery.Undeliverable("this version has no stream " + block.content().stream());
        }
        try {
            store.store(outboxId, List.of(block));
            return new Delivery.Settled();
        } catch (LocalStoreException e) {
            return new Delivery.Later(e.getMessage(), PAUSE);
        } catch (IOException | RuntimeException e) {
            return new Delivery.Undeliverable("block " + block.id() + " cannot be decoded: " + e.getMessage());
        }
    }

    /** All in one transaction; one by one where that fails, so that a bad block does not hold up the others. */
    @Override
    public List<Delivery> deliver(String outboxId, List<Block> blocks) {
        if (blocks.stream().allMatch(block -> Schema.current().has(block.content().stream()))) {
            try {
                store.store(outboxId, blocks);
                return Collections.nCopies(blocks.size(), new Delivery.Settled());
            } catch (IOException | RuntimeException e) {
                return Sink.super.deliver(outboxId, blocks);
            }
        }
        return Sink.super.deliver(outboxId, blocks);
    }

    @Override
    public void close() {
        // The store outlives its sink.
    }
}

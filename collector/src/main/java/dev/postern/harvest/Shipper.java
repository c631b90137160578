package dev.postern.harvest;

import dev.postern.outbox.Block;
import dev.postern.outbox.DeadLetter;
import dev.postern.outbox.Outbox;
import dev.postern.sink.Delivery;
import dev.postern.sink.Sink;
import dev.postern.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Takes waiting blocks of one sink, delivers them in order and settles them. Not thread-safe: one at a time per sink. */
public final class Shipper {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int BLOCKS_AT_ONCE = 16;

    private final Outbox outbox;
    private final Sink sink;
    private final Clock clock;
    /** Delivered, and not settled because the outbox could not write: they are settled before anything else, and not sent again. */
    private final List<Block> delivered = new ArrayList<>();
    private String problem;

    public Shipper(Outbox outbox, Sink sink, Clock clock) {
        this.outbox = outbox;
        this.sink = sink;
        this.clock = clock;
    }

    /**
     * Delivers until nothing waits whose time has come, or the sink says "later".
     *
     * @param stop asked between batches of blocks
     * @return rows delivered
     */
    public long ship(BooleanSupplier stop) {
        long rows = 0;
        boolean goOn = true;
        while (goOn && !stop.getAsBoolean()) {
            settleDelivered();
            List<Block> blocks = outbox.take(sink.name(), clock.now(), BLOCKS_AT_ONCE);
            List<Delivery> deliveries = blocks.isEmpty() ? List.of() : sink.deliver(outbox.id(), blocks);
            goOn = !blocks.isEmpty();
            for (int i = 0; i < deliveries.size(); i++) {
                if (deliveries.get(i) instanceof Delivery.Settled) {
                    delivered.add(blocks.get(i));
                    rows += blocks.get(i).content().rows();
                }
            }
            boolean all = delivered.size() == blocks.size();
            settleDelivered();
            problem = all && goOn ? null : problem;
            for (int i = 0; i < deliveries.size(); i++) {
                Block block = blocks.get(i);
                if (deliveries.get(i) instanceof Delivery.Later later) {
                    problem = later.reason();
                    outbox.retry(block, clock.now().plus(pause(block.attempts(), later.after())), later.reason());
                    goOn = false;
                } else if (deliveries.get(i) instanceof Delivery.Undeliverable undeliverable) {
                    bury(block, undeliverable.reason());
                }
            }
        }
        return rows;
    }

    private void settleDelivered() {
        if (!delivered.isEmpty()) {
            outbox.settle(delivered);
            delivered.clear();
        }
    }

    /** Why the last delivery did not go through; empty where it did. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private void bury(Block block, String reason) {
        problem = reason;
        Instant now = clock.now();
        outbox.bury(block, List.of(new DeadLetter(now, sink.name(), "block " + block.id() + " of " + block.content().stream() + ", "
                + block.content().rows() + " rows from seq " + block.content().firstSeq(), reason, block.content().body())));
    }

    private static Duration pause(int attempts, Duration least) {
        Duration backoff = Duration.ofMillis(500L << Math.min(attempts, 10));
        Duration pause = backoff.compareTo(least) > 0 ? backoff : least;
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}

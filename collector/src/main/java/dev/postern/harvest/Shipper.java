package dev.postern.harvest;

import dev.postern.outbox.Block;
import dev.postern.outbox.DeadLetter;
import dev.postern.outbox.Outbox;
import dev.postern.sink.Confirmation;
import dev.postern.sink.Delivery;
import dev.postern.sink.Sink;
import dev.postern.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes waiting blocks of one sink, delivers them in order and settles them. A block that is handed over and not yet confirmed is
 * not taken again; where nothing of a delivery goes through, the sink rests. Not thread-safe: one at a time per sink.
 */
public final class Shipper {
    private static final Logger LOG = LoggerFactory.getLogger(Shipper.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final int BLOCKS_AT_ONCE = 16;

    private final Outbox outbox;
    private final Sink sink;
    private final Clock clock;
    private final BlockDivision division;
    /** Blocks handed over, by the number under which the sink will confirm them. */
    private final Map<Long, Block> pending = new LinkedHashMap<>();
    private int failures;
    private Instant rest = Instant.MIN;
    private volatile String problem;

    public Shipper(Outbox outbox, Sink sink, Clock clock) {
        this.outbox = outbox;
        this.sink = sink;
        this.clock = clock;
        this.division = new BlockDivision(outbox, sink, clock);
    }

    /**
     * Settles what the sink has confirmed, and delivers until nothing waits whose time has come, or the sink says "later", or it has
     * no room for more that is not confirmed.
     *
     * @param stop asked between batches of blocks
     * @return rows settled
     */
    public long ship(BooleanSupplier stop) {
        long rows = confirm();
        boolean goOn = rested();
        while (goOn && !stop.getAsBoolean()) {
            List<Block> blocks = next();
            goOn = !blocks.isEmpty();
            if (goOn) {
                List<Delivery> deliveries = sink.deliver(outbox.id(), blocks);
                List<Block> settled = new ArrayList<>();
                for (int i = 0; i < blocks.size(); i++) {
                    goOn &= take(blocks.get(i), deliveries.get(i), settled);
                }
                rows += settle(settled);
                rest(deliveries);
                rows += confirm();
            }
        }
        return rows;
    }

    /**
     * Delivers what it can and waits for confirmations of it.
     *
     * @param end asked again and again; when it says yes, what is not confirmed stays in the outbox
     */
    public void drain(BooleanSupplier end) throws InterruptedException {
        ship(end);
        while (!pending.isEmpty() && !end.getAsBoolean()) {
            clock.sleep(LOOK_AGAIN);
            ship(end);
        }
    }

    /** Ends a delivery that runs. Any thread. */
    public void abandon() {
        sink.abandon();
    }

    /** How the sink fares. Any thread. */
    public SinkState state() {
        return new SinkState(sink.name(), sink.level(), problem());
    }

    /** Why the last delivery did not go through; empty where it did. Any thread. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem).or(sink::problem);
    }

    /** A time further ahead than any pause means that the clock was set back. */
    private boolean rested() {
        Instant now = clock.now();
        return !now.isBefore(rest) || rest.isAfter(now.plus(LONGEST_PAUSE));
    }

    private List<Block> next() {
        int most = Math.min(BLOCKS_AT_ONCE, sink.room());
        if (most <= 0) {
            return List.of();
        }
        Set<Long> except = pending.values().stream().map(Block::id).collect(Collectors.toSet());
        List<Block> blocks = outbox.take(sink.name(), clock.now(), most, except);
        List<Block> stale = blocks.stream().filter(block -> !block.destination().equals(sink.destination())).toList();
        if (stale.isEmpty()) {
            return blocks;
        }
        stale.forEach(block -> orBury(block, () -> division.renew(block)));
        return next();
    }

    /** @return whether the sink may be given more */
    private boolean take(Block block, Delivery delivery, List<Block> settled) {
        if (delivery instanceof Delivery.Settled) {
            settled.add(block);
        } else if (delivery instanceof Delivery.Pending) {
            pending.put(block.id(), block.withoutBody());
        } else if (delivery instanceof Delivery.Refused refused) {
            problem = refused.reason();
            orBury(block, () -> division.without(block, refused.row(), refused.reason(), refused.before()).filter(front -> refused.before()
                    == Delivery.Before.PENDING).ifPresent(front -> pending.put(block.id(), front.withoutBody())));
        } else if (delivery instanceof Delivery.Indigestible indigestible) {
            problem = indigestible.reason();
            if (block.content().rows() == 1) {
                bury(block, indigestible.reason());
            } else {
                orBury(block, () -> division.halve(block));
            }
        } else if (delivery instanceof Delivery.Undeliverable undeliverable) {
            bury(block, undeliverable.reason());
        } else if (delivery instanceof Delivery.Later later) {
            again(block, later);
            return false;
        }
        return !(delivery instanceof Delivery.Untried);
    }

    private long settle(List<Block> settled) {
        if (!settled.isEmpty()) {
            outbox.settle(settled);
        }
        return settled.stream().mapToLong(block -> block.content().rows()).sum();
    }

    /** Without this, a destination that is away would be tried with every block that waits. */
    private void rest(List<Delivery> deliveries) {
        Optional<Delivery.Later> later = deliveries.stream().filter(Delivery.Later.class::isInstance).map(Delivery.Later.class::cast).findFirst();
        boolean through = deliveries.stream().anyMatch(delivery -> !(delivery instanceof Delivery.Later || delivery instanceof Delivery.Untried));
        if (through && failures > 0) {
            LOG.info("sink {} takes rows again", sink.name());
            failures = 0;
        }
        if (later.isEmpty()) {
            problem = deliveries.stream().allMatch(delivery -> delivery instanceof Delivery.Settled || delivery instanceof Delivery.Pending) ? null : problem;
        } else if (!through) {
            if (failures == 0) {
                LOG.warn("sink {} takes no rows; they wait in the outbox: {}", sink.name(), later.get().reason());
            }
            rest = clock.now().plus(pause(failures++, later.get().after()));
        }
    }

    private long confirm() {
        List<Block> settled = new ArrayList<>();
        for (Confirmation confirmation : sink.confirmations()) {
            Block block = pending.remove(confirmation.block());
            if (block != null) {
                if (confirmation.again().isPresent()) {
                    again(block, confirmation.again().get());
                } else {
                    settled.add(block);
                }
            }
        }
        return settle(settled);
    }

    private void again(Block block, Delivery.Later later) {
        problem = later.reason();
        outbox.retry(block, clock.now().plus(pause(block.attempts(), later.after())), later.reason());
    }

    private interface Division {
        void run() throws IOException;
    }

    private void orBury(Block block, Division work) {
        try {
            work.run();
        } catch (IOException e) {
            bury(block, "block " + block.id() + " cannot be decoded: " + e.getMessage());
        }
    }

    private void bury(Block block, String reason) {
        problem = reason;
        Instant now = clock.now();
        outbox.bury(block, List.of(new DeadLetter(now, sink.name(), "block " + block.id() + " of " + block.content().stream() + ", "
                + block.content().rows() + " rows from seq " + block.content().firstSeq(), reason, block.content().body())));
    }

    /** At least what the sink asks for; else doubling, with some chance in it, so that many collectors do not come back together. */
    private static Duration pause(int attempts, Duration least) {
        long most = 500L << Math.min(attempts, 10);
        Duration backoff = Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
        Duration pause = backoff.compareTo(least) > 0 ? backoff : least;
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}

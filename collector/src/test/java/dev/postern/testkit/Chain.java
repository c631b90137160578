package dev.postern.testkit;

import dev.postern.baseline.Approvals;
import dev.postern.baseline.Baseline;
import dev.postern.baseline.BaselineConfig;
import dev.postern.evaluate.AlertActs;
import dev.postern.harvest.Committer;
import dev.postern.harvest.Shipper;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.sink.local.LocalLimits;
import dev.postern.sink.local.LocalSink;
import dev.postern.sink.local.LocalStore;
import dev.postern.time.VirtualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The chain from commit to the embedded engine in a folder; opened twice on one folder it is a restart. */
public final class Chain implements AutoCloseable {
    public final VirtualClock clock;
    public final SqliteOutbox outbox;
    public final LocalStore store;
    public final Committer committer;
    public final Shipper shipper;
    public final AlertActs acts;

    public Chain(Path folder, VirtualClock clock) {
        this.clock = clock;
        outbox = new SqliteOutbox(folder.resolve("state.db"), OutboxLimits.DEFAULT, clock.now());
        store = LocalStore.open(Optional.of(folder.resolve("events.duckdb")), LocalLimits.DEFAULT);
        LocalSink sink = new LocalSink(store);
        committer = new Committer(outbox, new Baseline(outbox.documents(), Approvals::none, BaselineConfig.defaults()), List.of(sink), clock, "c", 1 << 20);
        shipper = new Shipper(outbox, sink, clock);
        acts = new AlertActs(committer, store, clock);
    }

    /** A chain in a new temporary folder. */
    public static Chain temporary(VirtualClock clock) {
        try {
            return new Chain(Files.createTempDirectory("postern-chain-"), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        store.close();
        outbox.close();
    }
}

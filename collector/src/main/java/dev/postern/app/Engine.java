package dev.postern.app;

import dev.postern.baseline.Approvals;
import dev.postern.baseline.Baseline;
import dev.postern.baseline.BaselineConfig;
import dev.postern.config.PosternConfig;
import dev.postern.console.AccessRows;
import dev.postern.console.ConsoleParts;
import dev.postern.console.access.Access;
import dev.postern.console.access.AccessLog;
import dev.postern.evaluate.AlertActs;
import dev.postern.evaluate.AlertFeed;
import dev.postern.evaluate.Evaluator;
import dev.postern.harvest.Committer;
import dev.postern.harvest.Shipper;
import dev.postern.outbox.Home;
import dev.postern.outbox.Outbox;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.rules.run.RuleSet;
import dev.postern.schema.Schema;
import dev.postern.sink.local.LocalLimits;
import dev.postern.sink.local.LocalSink;
import dev.postern.sink.local.LocalStore;
import dev.postern.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The chain of one home from the outbox to the alerts, wired by hand. Closing it closes what it opened, the last first. */
final class Engine implements AutoCloseable {
    private final Home home;
    private final Outbox outbox;
    private final LocalStore store;
    private final Committer committer;
    private final Shipper shipper;
    private final Evaluator evaluator;
    private final AlertFeed feed;
    private final AlertActs acts;

    /**
     * What an engine needs to know.
     *
     * @param listMaxAge age at which a list is stale; empty where lists do not age
     */
    record Settings(String collector, Clock clock, Supplier<Approvals> approvals, OutboxLimits outbox, int blockBytes, LocalLimits local,
            Duration settleAfter, Optional<Duration> listMaxAge) {

        static Settings of(PosternConfig config, Clock clock, Supplier<Approvals> approvals) {
            return new Settings(config.collectorName(), clock, approvals,
                    new OutboxLimits(config.outboxOrDefault().window(), config.outboxOrDefault().events()), config.outboxOrDefault().blockBytes(),
                    new LocalLimits(config.engineOrDefault().memory(), config.engineOrDefault().threadCount()),
                    config.guardOrDefault().settle(), Optional.of(config.engineOrDefault().staleAfter()));
        }

        /** For a replay: default bounds, lists that do not age. */
        static Settings replay(Clock clock, Approvals approvals) {
            return new Settings(PosternConfig.COLLECTOR, clock, () -> approvals, OutboxLimits.DEFAULT, 1 << 20, LocalLimits.DEFAULT,
                    BaselineConfig.defaults().settleAfter(), Optional.empty());
        }
    }

    /** Opens everything in a home; the home is closed with the engine, also where opening fails. */
    Engine(Home home, Settings settings) {
        this.home = home;
        Outbox openOutbox = null;
        LocalStore openStore = null;
        try {
            openOutbox = new SqliteOutbox(home.stateFile(), settings.outbox(), settings.clock().now());
            openStore = LocalStore.open(Optional.of(home.eventsFile()), settings.local());
            openOutbox.reconcile(openStore.newestBlock(openOutbox.id()));
            BaselineConfig defaults = BaselineConfig.defaults();
            Baseline baseline = new Baseline(openOutbox.documents(), settings.approvals(), new BaselineConfig(settings.settleAfter(),
                    defaults.operationRetention(), defaults.operationsPerObject(), defaults.versionRetention(), defaults.listRefresh(),
                    defaults.unwatchedTypes()));
            LocalSink sink = new LocalSink(openStore);
            this.outbox = openOutbox;
            this.store = openStore;
            this.committer = new Committer(outbox, baseline, List.of(sink), settings.clock(), settings.collector(), settings.blockBytes());
            this.shipper = new Shipper(outbox, sink, settings.clock());
            this.evaluator = new Evaluator(store, RuleSet.load(Schema.current()), settings.clock(), settings.collector(), settings.listMaxAge());
            this.feed = new AlertFeed(store.rowCounts().get("alert"));
            this.acts = new AlertActs(committer, store, settings.clock());
        } catch (RuntimeException e) {
            if (openStore != null) {
                openStore.close();
            }
            if (openOutbox != null) {
                openOutbox.close();
            }
            home.close();
            throw e;
        }
    }

    Outbox outbox() {
        return outbox;
    }

    LocalStore store() {
        return store;
    }

    Committer committer() {
        return committer;
    }

    Shipper shipper() {
        return shipper;
    }

    Evaluator evaluator() {
        return evaluator;
    }

    AlertFeed feed() {
        return feed;
    }

    /** What the console shows and asks of this engine. */
    ConsoleParts console(Clock clock, Access access) {
        return new ConsoleParts(store, clock, access, acts, feed);
    }

    /** Commits what happens at the door of the console as audit rows. */
    AccessLog accessLog(String tenant) {
        return event -> committer.commitOwn(AccessRows.SOURCE, tenant, List.of(AccessRows.row(event)));
    }

    @Override
    public void close() {
        store.close();
        outbox.close();
        home.close();
    }
}

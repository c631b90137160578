package dev.postern.app;

import dev.postern.baseline.Approvals;
import dev.postern.baseline.Baseline;
import dev.postern.baseline.BaselineConfig;
import dev.postern.config.PosternConfig;
import dev.postern.config.PosternConfig.EngineConfig;
import dev.postern.config.SinkConfig;
import dev.postern.console.AccessRows;
import dev.postern.console.ConsoleParts;
import dev.postern.console.access.Access;
import dev.postern.console.access.AccessLog;
import dev.postern.evaluate.AlertActs;
import dev.postern.evaluate.AlertFeed;
import dev.postern.evaluate.Evaluator;
import dev.postern.harvest.Committer;
import dev.postern.harvest.Shipper;
import dev.postern.harvest.SinkState;
import dev.postern.outbox.Home;
import dev.postern.outbox.Outbox;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.rules.run.RuleSet;
import dev.postern.schema.Schema;
import dev.postern.sink.Sink;
import dev.postern.sink.local.LocalLimits;
import dev.postern.sink.local.LocalSink;
import dev.postern.sink.local.LocalStore;
import dev.postern.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The chain of one home from the outbox to the sinks and the alerts, wired by hand. Closing it closes what it opened, the last first. */
final class Engine implements AutoCloseable {
    private final Home home;
    private final Outbox outbox;
    private final Optional<EmbeddedEngine> embedded;
    private final Committer committer;
    private final List<Sink> sinks = new ArrayList<>();
    private final List<Shipper> shippers;

    /**
     * What an engine needs to know.
     *
     * @param local      bounds of the embedded engine; empty where there is none
     * @param listMaxAge age at which a list is stale; empty where lists do not age
     * @param sinks      destinations besides the embedded engine
     */
    record Settings(String collector, Clock clock, Supplier<Approvals> approvals, OutboxLimits outbox, int blockBytes, Optional<LocalLimits> local,
            Duration settleAfter, Optional<Duration> listMaxAge, List<SinkConfig> sinks) {

        static Settings of(PosternConfig config, Clock clock, Supplier<Approvals> approvals) {
            return new Settings(config.collectorName(), clock, approvals,
                    new OutboxLimits(config.outboxOrDefault().window(), config.outboxOrDefault().events()), config.outboxOrDefault().blockBytes(),
                    Optional.of(config.engineOrDefault()).filter(EngineConfig::isEnabled)
                            .map(engine -> new LocalLimits(engine.memory(), engine.threadCount())),
                    config.guardOrDefault().settle(), Optional.of(config.engineOrDefault().staleAfter()), config.sinksOrNone());
        }

        /** For a replay: default bounds, lists that do not age, no other destination. */
        static Settings replay(Clock clock, Approvals approvals) {
            return new Settings(PosternConfig.COLLECTOR, clock, () -> approvals, OutboxLimits.DEFAULT, 1 << 20, Optional.of(LocalLimits.DEFAULT),
                    BaselineConfig.defaults().settleAfter(), Optional.empty(), List.of());
        }
    }

    /** Opens everything in a home; the home is closed with the engine, also where opening fails. */
    Engine(Home home, Settings settings) {
        this.home = home;
        Outbox openOutbox = null;
        LocalStore openStore = null;
        try {
            openOutbox = new SqliteOutbox(home.stateFile(), settings.outbox(), settings.clock().now());
            if (settings.local().isPresent()) {
                openStore = LocalStore.open(Optional.of(home.eventsFile()), settings.local().get());
                openOutbox.reconcile(openStore.newestBlock(openOutbox.id()));
                sinks.add(new LocalSink(openStore));
            }
            sinks.addAll(Sinks.of(settings.sinks(), settings.clock()));
            BaselineConfig defaults = BaselineConfig.defaults();
            Baseline baseline = new Baseline(openOutbox.documents(), settings.approvals(), new BaselineConfig(settings.settleAfter(),
                    defaults.operationRetention(), defaults.operationsPerObject(), defaults.versionRetention(), defaults.listRefresh(),
                    defaults.unwatchedTypes()));
            this.outbox = openOutbox;
            this.committer = new Committer(outbox, baseline, sinks, settings.clock(), settings.collector(), settings.blockBytes());
            this.shippers = sinks.stream().map(sink -> new Shipper(outbox, sink, settings.clock())).toList();
            this.embedded = Optional.ofNullable(openStore).map(store -> embedded(store, committer, settings));
        } catch (RuntimeException e) {
            sinks.forEach(Sink::close);
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

    private static EmbeddedEngine embedded(LocalStore store, Committer committer, Settings settings) {
        return new EmbeddedEngine(store, new Evaluator(store, RuleSet.load(Schema.current()), settings.clock(), settings.collector(), settings.listMaxAge()),
                new AlertFeed(store.rowCounts().get("alert")), new AlertActs(committer, store, settings.clock()));
    }

    Outbox outbox() {
        return outbox;
    }

    Committer committer() {
        return committer;
    }

    /** One for each sink. */
    List<Shipper> shippers() {
        return shippers;
    }

    /** Empty where the rules do not run here. */
    Optional<EmbeddedEngine> embedded() {
        return embedded;
    }

    /** How the sinks fare. */
    List<SinkState> sinkStates() {
        return shippers.stream().map(Shipper::state).toList();
    }

    /** Rows that wait for sinks which are not configured any more, by sink. */
    Map<String, Long> forsaken() {
        Map<String, Long> rows = new LinkedHashMap<>();
        outbox.sinkCounts().forEach((sink, counts) -> {
            if (counts.waitingRows() > 0 && sinks.stream().noneMatch(known -> known.name().equals(sink))) {
                rows.put(sink, counts.waitingRows());
            }
        });
        return rows;
    }

    /**
     * What the console shows and asks of this engine.
     *
     * @throws java.util.NoSuchElementException where there is no embedded engine
     */
    ConsoleParts console(Clock clock, Access access) {
        EmbeddedEngine engine = embedded.orElseThrow();
        return new ConsoleParts(engine.store(), clock, access, engine.acts(), engine.feed());
    }

    /** Commits what happens at the door of the console as audit rows. */
    AccessLog accessLog(String tenant) {
        return event -> committer.commitOwn(AlertActs.SOURCE, tenant, List.of(AccessRows.row(event)));
    }

    @Override
    public void close() {
        sinks.forEach(Sink::close);
        embedded.ifPresent(engine -> engine.store().close());
        outbox.close();
        home.close();
    }
}

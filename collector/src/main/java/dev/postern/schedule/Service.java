package dev.postern.schedule;

import dev.postern.config.PosternConfig;
import dev.postern.config.SourceConfig;
import dev.postern.evaluate.Evaluator;
import dev.postern.evaluate.ListHealth;
import dev.postern.harvest.Committer;
import dev.postern.harvest.Shipper;
import dev.postern.rules.run.Alert;
import dev.postern.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drives harvest, delivery and evaluation by the timetable until it is closed. */
public final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    /** Source types whose records decide how a change is explained. */
    private static final Set<String> WITNESSES = Set.of("unified-audit", "exchange-config");
    private static final Duration TELL_AGAIN = Duration.ofMinutes(1);
    /** Threads of the timetable besides one per sink: harvests, evaluation, health. */
    private static final int OWN_WORK = 3;
    /** Within ten seconds: the work that runs, and then one last delivery. */
    private static final Duration DRAIN = Duration.ofSeconds(6);
    private static final Duration LAST_DELIVERY = Duration.ofSeconds(2);

    private final PosternConfig config;
    private final Map<SourceConfig, SourceRunner> runners;
    private final List<Shipper> shippers;
    private final Optional<Evaluator> evaluator;
    private final Consumer<List<Alert>> raised;
    private final Committer committer;
    private final Clock clock;
    private final HealthRows health;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Timetable timetable;
    private final ExecutorService workers;

    /**
     * @param evaluator empty where the rules do not run here
     * @param raised    is told of alerts as they are raised
     */
    public Service(PosternConfig config, Map<SourceConfig, SourceRunner> runners, List<Shipper> shippers, Optional<Evaluator> evaluator,
            Consumer<List<Alert>> raised, Committer committer, Clock clock, HealthRows health) {
        this.config = config;
        this.runners = Map.copyOf(runners);
        this.shippers = List.copyOf(shippers);
        this.evaluator = evaluator;
        this.raised = raised;
        this.committer = committer;
        this.clock = clock;
        this.health = health;
        this.timetable = new Timetable("postern", OWN_WORK + shippers.size());
        this.workers = Executors.newFixedThreadPool(Math.max(2, Math.min(runners.size(), 8)), runnable -> new Thread(runnable, "harvest"));
    }

    /** Starts the clock. One trigger serves all sources of one interval. */
    public void start() {
        Map<Duration, List<SourceRunner>> byInterval = new LinkedHashMap<>();
        runners.forEach((source, runner) -> {
            if (source.cron().isPresent()) {
                timetable.cron("harvest " + source.name(), source.cron().get(), () -> harvest(List.of(runner)));
            } else {
                byInterval.computeIfAbsent(source.every().orElse(SourceConfig.EVERY), every -> new java.util.ArrayList<>()).add(runner);
            }
        });
        byInterval.forEach((every, group) -> timetable.every("harvest every " + every, every, () -> harvest(group)));
        for (Shipper shipper : shippers) {
            String what = "deliver to " + shipper.state().name();
            timetable.every(what, config.scheduleOrDefault().deliverEvery(), guarded(what, () -> shipper.ship(stopping::get)));
        }
        timetable.every("evaluate", config.scheduleOrDefault().evaluateEvery(), guarded("evaluate", this::evaluate));
        timetable.every("health", config.scheduleOrDefault().healthEvery(), guarded("report health",
                () -> committer.commitOwn("postern", config.tenant(), health.rows(clock.now()))));
        timetable.start();
    }

    private void harvest(List<SourceRunner> group) {
        for (SourceRunner runner : group) {
            try {
                workers.execute(() -> runner.run(stopping::get));
            } catch (RejectedExecutionException e) {
                LOG.debug("no harvest while stopping");
            }
        }
    }

    private void evaluate() {
        if (canSettle()) {
            committer.settle(config.tenant());
        }
        evaluator.ifPresent(this::evaluate);
    }

    private void evaluate(Evaluator rules) {
        Evaluator.Outcome outcome = rules.evaluate();
        raised.accept(outcome.alerts());
        outcome.alerts().forEach(alert -> LOG.warn("alert {} {}: {}", alert.severity(), alert.ruleId(), alert.summary()));
        committer.commitOwn("postern", config.tenant(), ListHealth.rows(outcome.suppressed(), clock.now()));
    }

    /** No verdict on a change while an audit record or a snapshot may still wait to be read. */
    private boolean canSettle() {
        return runners.values().stream().filter(runner -> WITNESSES.contains(runner.type()))
                .allMatch(runner -> runner.status().state().equals(SourceStatus.OK));
    }

    /** The same trouble is told once a minute, not at every tick. */
    private Runnable guarded(String what, Runnable work) {
        AtomicReference<Instant> told = new AtomicReference<>(Instant.EPOCH);
        return () -> {
            if (stopping.get()) {
                return;
            }
            try {
                work.run();
                told.set(Instant.EPOCH);
            } catch (RuntimeException e) {
                Instant now = clock.now();
                if (now.isAfter(told.get().plus(TELL_AGAIN))) {
                    told.set(now);
                    LOG.error("cannot {}: {}", what, e.getMessage() == null ? e.toString() : e.getMessage());
                }
            }
        };
    }

    /** Stops reading, lets pages that are being committed end, delivers what it can, and returns within ten seconds. */
    @Override
    public void close() {
        Instant end = clock.now().plus(DRAIN);
        stopping.set(true);
        workers.shutdown();
        CompletableFuture<Void> cutoff = abandonAfter(DRAIN.minusSeconds(1));
        try {
            timetable.close();
            Duration left = Duration.between(clock.now(), end);
            if (!workers.awaitTermination(left.isNegative() ? 0 : left.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a harvest did not end within {} s; what it has not committed is read again at the next start", DRAIN.toSeconds());
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        } finally {
            cutoff.cancel(false);
        }
        runners.values().forEach(SourceRunner::close);
        drain();
    }

    /** What is committed goes to the sinks as far as time allows, to all at once; the rest goes at the next start. */
    private void drain() {
        Instant end = clock.now().plus(LAST_DELIVERY);
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, shippers.size()), runnable -> new Thread(runnable, "last delivery"));
        shippers.forEach(shipper -> threads.execute(() -> drain(shipper, end)));
        threads.shutdown();
        CompletableFuture<Void> cutoff = abandonAfter(LAST_DELIVERY);
        try {
            threads.awaitTermination(LAST_DELIVERY.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cutoff.cancel(false);
        }
    }

    private void drain(Shipper shipper, Instant end) {
        try {
            shipper.drain(() -> clock.now().isAfter(end));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("not all was delivered to {} before the stop: {}", shipper.state().name(), e.getMessage());
        }
    }

    /** Ends deliveries that run then, unless it is cancelled before. */
    private CompletableFuture<Void> abandonAfter(Duration time) {
        return CompletableFuture.runAsync(() -> shippers.forEach(Shipper::abandon),
                CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS));
    }
}

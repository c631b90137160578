package dev.postern.schedule;

import dev.postern.harvest.Harvester;
import dev.postern.harvest.HarvestResult;
import dev.postern.source.Source;
import dev.postern.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One source in service: harvests when told, backs off when it fails, knows how it fares. Other sources never wait for it. */
public final class SourceRunner {
    private static final Logger LOG = LoggerFactory.getLogger(SourceRunner.class);
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);

    private final Source source;
    private final String type;
    private final String tenant;
    private final Harvester harvester;
    private final Clock clock;
    private final Duration longestBackoff;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile SourceStatus status;

    public SourceRunner(Source source, String type, String tenant, Harvester harvester, Clock clock, Duration longestBackoff) {
        this.source = source;
        this.type = type;
        this.tenant = tenant;
        this.harvester = harvester;
        this.clock = clock;
        this.longestBackoff = longestBackoff;
        this.status = SourceStatus.fresh(source.name(), type);
    }

    /** Harvests, unless a harvest runs or the source is backing off. Never throws. */
    public void run(BooleanSupplier stop) {
        if (status.nextTry().filter(this::stillAhead).isPresent() || !running.compareAndSet(false, true)) {
            return;
        }
        try {
            HarvestResult result = harvester.harvest(source, tenant, stop);
            if (status.failures() > 0) {
                LOG.info("source {} is readable again", source.name());
            }
            status = status.succeeded(clock.now(), result.committed() + result.derived() > 0);
        } catch (Exception e) {
            Instant now = clock.now();
            Duration pause = backoff(status.failures());
            String reason = Optional.ofNullable(e.getMessage()).orElse(e.toString());
            status = status.failed(now, reason, now.plus(pause));
            LOG.warn("source {} cannot be harvested, next try in {} s: {}", source.name(), pause.toSeconds(), reason);
        } finally {
            running.set(false);
        }
    }

    /** A time further away than the longest back-off was taken from a clock that has been put back since. */
    private boolean stillAhead(Instant next) {
        Instant now = clock.now();
        return now.isBefore(next) && !next.isAfter(now.plus(longestBackoff));
    }

    public SourceStatus status() {
        return status;
    }

    public String type() {
        return type;
    }

    public void close() {
        source.close();
    }

    private Duration backoff(int failures) {
        Duration pause = FIRST_BACKOFF.multipliedBy(1L << Math.min(failures, 16));
        return pause.compareTo(longestBackoff) > 0 ? longestBackoff : pause;
    }
}

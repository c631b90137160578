package dev.postern.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.baseline.Approvals;
import dev.postern.baseline.Baseline;
import dev.postern.baseline.BaselineConfig;
import dev.postern.harvest.Committer;
import dev.postern.harvest.HarvestLimits;
import dev.postern.harvest.Harvester;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.testkit.MemorySink;
import dev.postern.testkit.Rows;
import dev.postern.testkit.ScriptedSource;
import dev.postern.time.Clock;
import dev.postern.time.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRunnerTest {
    @TempDir
    Path folder;
    private final VirtualClock clock = new VirtualClock(Rows.NOON);

    @Test
    void aFailingSourceBacksOffAndShowsItAndComesBack() {
        try (SqliteOutbox outbox = new SqliteOutbox(folder.resolve("state.db"), OutboxLimits.DEFAULT, clock.now())) {
            ScriptedSource source = new ScriptedSource("ual").add(Rows.of(Rows.audit("id-1", "Set-Mailbox")));
            Committer committer = new Committer(outbox, new Baseline(outbox.documents(), Approvals::none, BaselineConfig.defaults()),
                    List.of(new MemorySink("m")), clock, "c", 1 << 20);
            SourceRunner runner = new SourceRunner(source, "unified-audit", "contoso.example", new Harvester(outbox, committer, HarvestLimits.DEFAULT),
                    clock, Duration.ofSeconds(10));
            assertThat(runner.status().state()).isEqualTo("waiting");

            source.fail(Optional.of("the folder /data/ual is gone"));
            for (long pause : new long[] {1, 2, 4, 8, 10, 10}) {
                runner.run(() -> false);
                assertThat(runner.status().state()).isEqualTo("failing");
                assertThat(runner.status().error()).contains("the folder /data/ual is gone");
                assertThat(runner.status().nextTry()).contains(clock.now().plusSeconds(pause));
                int failures = runner.status().failures();
                runner.run(() -> false);
                assertThat(runner.status().failures()).as("no try before its time").isEqualTo(failures);
                clock.sleep(Duration.ofSeconds(pause));
            }
            source.fail(Optional.empty());
            runner.run(() -> false);
            assertThat(runner.status().state()).isEqualTo("ok");
            assertThat(runner.status().lastRows()).contains(clock.now());
            assertThat(outbox.sourceCounts().get("ual").committed()).isEqualTo(1);
        }
    }

    @Test
    void aClockPutBackDoesNotHoldASourceUp() {
        AtomicReference<Instant> now = new AtomicReference<>(Rows.NOON.plus(Duration.ofDays(10)));
        Clock jumping = new Clock() {
            @Override
            public Instant now() {
                return now.get();
            }

            @Override
            public void sleep(Duration duration) {
                throw new UnsupportedOperationException();
            }
        };
        try (SqliteOutbox outbox = new SqliteOutbox(folder.resolve("state.db"), OutboxLimits.DEFAULT, jumping.now())) {
            ScriptedSource source = new ScriptedSource("ual").add(Rows.of(Rows.audit("id-1", "Set-Mailbox")));
            Committer committer = new Committer(outbox, new Baseline(outbox.documents(), Approvals::none, BaselineConfig.defaults()),
                    List.of(new MemorySink("m")), jumping, "c", 1 << 20);
            SourceRunner runner = new SourceRunner(source, "unified-audit", "contoso.example", new Harvester(outbox, committer, HarvestLimits.DEFAULT),
                    jumping, Duration.ofSeconds(10));
            source.fail(Optional.of("the folder /data/ual is gone"));
            runner.run(() -> false);
            source.fail(Optional.empty());

            now.set(Rows.NOON);
            runner.run(() -> false);

            assertThat(runner.status().state()).isEqualTo("ok");
        }
    }
}

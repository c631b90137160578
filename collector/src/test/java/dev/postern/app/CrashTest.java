package dev.postern.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.outbox.Home;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SinkCounts;
import dev.postern.outbox.SourceCounts;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.sink.local.LocalLimits;
import dev.postern.sink.local.LocalStore;
import dev.postern.testkit.AuditFiles;
import dev.postern.testkit.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed while it harvests and delivers; nothing is lost and nothing is there twice. */
class CrashTest {
    private static final int RECORDS = 40_000;
    private static final int KILLS = 5;

    @TempDir
    Path folder;

    @Test
    void killedAtRandomItLosesNothingAndStoresEachRecordOnce() throws IOException, InterruptedException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Path home = folder.resolve("home");
        Path config = Files.writeString(folder.resolve("postern.yml"), """
                tenant: contoso.example
                home: %s
                sources: [{name: ual, type: unified-audit, path: %s, every: 100ms}]
                schedule: {deliver: 100ms, evaluate: 500ms, health: 10m}
                outbox: {page-records: 20, block-size: 16KiB}
                """.formatted(home, folder.resolve("audit")));
        for (int file = 0; file < 4; file++) {
            int from = file * RECORDS / 4;
            AuditFiles.append(folder.resolve("audit/part-" + file + ".json"),
                    IntStream.range(from, from + RECORDS / 4).mapToObj(i -> AuditFiles.ordinary(i, now)).toList());
        }
        Random random = new Random(20261102);
        int inTheMiddle = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (ServiceProcess service = ServiceProcess.start(config, home, folder.resolve("log"))) {
                service.await(status -> true, Duration.ofSeconds(60));
                TimeUnit.MILLISECONDS.sleep(random.nextInt(600));
                service.kill();
            }
            inTheMiddle += inTheMiddle(home) ? 1 : 0;
        }
        assertThat(inTheMiddle).as("kills that found work in hand").isGreaterThanOrEqualTo(3);
        try (ServiceProcess service = ServiceProcess.start(config, home, folder.resolve("log"))) {
            service.await(status -> ServiceProcess.source(status, "ual").path("committed").asLong() == RECORDS
                    && status.path("sinks").path(0).path("waiting").asLong() == 0, Duration.ofSeconds(120));
            service.terminate();
        }
        try (LocalStore store = LocalStore.open(Optional.of(home.resolve("events.duckdb")), LocalLimits.DEFAULT)) {
            List<Row> rows = store.read(Schema.current().stream("audit"));
            Set<String> ids = new HashSet<>();
            rows.forEach(row -> assertThat(ids.add(row.eventId())).as("%s is there twice", row.eventId()).isTrue());
            assertThat(ids).isEqualTo(new HashSet<>(IntStream.range(0, RECORDS).mapToObj(AuditFiles::id).toList()));
            assertThat(rows.stream().map(row -> (Long) row.get("seq")).sorted().toList())
                    .as("numbers have no gap").isEqualTo(LongStream.rangeClosed(1, RECORDS).boxed().toList());
        }
    }

    /** Pages were committed and others were still to be read, or blocks waited. */
    private static boolean inTheMiddle(Path home) {
        try (SqliteOutbox outbox = new SqliteOutbox(Home.stateFile(home), OutboxLimits.DEFAULT, Instant.now())) {
            long committed = outbox.sourceCounts().getOrDefault("ual", SourceCounts.NONE).committed();
            return committed > 0 && committed < RECORDS || outbox.sinkCounts().getOrDefault("local", SinkCounts.NONE).waitingRows() > 0;
        }
    }
}

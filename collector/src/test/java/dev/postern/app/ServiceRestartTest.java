package dev.postern.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.outbox.Home;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.sink.local.LocalLimits;
import dev.postern.sink.local.LocalStore;
import dev.postern.testkit.AuditFiles;
import dev.postern.testkit.ServiceProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service started again after somebody changed what it finds. */
class ServiceRestartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path folder;
    private Path home;
    private Path config;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void configure() throws IOException {
        home = folder.resolve("home");
        config = Files.writeString(folder.resolve("postern.yml"), """
                tenant: contoso.example
                home: %s
                sources: [{name: ual, type: unified-audit, path: %s, every: 100ms}]
                schedule: {deliver: 100ms, evaluate: 10m, health: 10m}
                """.formatted(home, folder.resolve("audit")));
    }

    @Test
    void anOlderCopyOfTheStateLosesNoRow() throws IOException, InterruptedException {
        Path copy = folder.resolve("copy.db");
        issue(0, 100);
        run(100);
        Files.copy(Home.stateFile(home), copy);
        issue(100, 250);
        run(250);
        issue(250, 300);
        Files.copy(copy, Home.stateFile(home), StandardCopyOption.REPLACE_EXISTING);
        run(300);
        try (LocalStore store = LocalStore.open(Optional.of(home.resolve("events.duckdb")), LocalLimits.DEFAULT)) {
            List<String> ids = store.read(Schema.current().stream("audit")).stream().map(Row::eventId).toList();
            assertThat(ids).containsAll(IntStream.range(0, 300).mapToObj(AuditFiles::id).toList());
            assertThat(ids.stream().distinct()).as("what came again carries the ids that it had").hasSize(300);
        }
    }

    @Test
    void badConfigurationLeavesTheBacklogAsItIs() throws IOException, InterruptedException {
        issue(0, 100);
        run(100);
        byte[] state = Files.readAllBytes(Home.stateFile(home));
        for (String mistake : List.of("tenant: [", "tenant: contoso.example\nhome: " + home + "\nsuorces: []\n",
                Files.readString(config).replace("100ms", "soon"))) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
            Path bad = Files.writeString(folder.resolve("bad.yml"), mistake);
            assertThat(Main.run(new String[] {"run", "--config", bad.toString()}, out, out)).isEqualTo(ExitCode.USAGE);
            assertThat(said.toString(StandardCharsets.UTF_8)).contains("bad.yml");
        }
        assertThat(Files.readAllBytes(Home.stateFile(home))).isEqualTo(state);
        issue(100, 101);
        run(101);
    }

    @Test
    void terminatedUnderLoadItEndsInTimeAndLosesNothing() throws IOException, InterruptedException {
        issue(0, 20_000);
        try (ServiceProcess service = ServiceProcess.start(config, home, folder.resolve("log"))) {
            service.await(status -> ServiceProcess.source(status, "ual").path("committed").asLong() > 0, PATIENCE);
            assertThat(service.terminate()).isLessThan(Duration.ofSeconds(10));
        }
        run(20_000);
        try (LocalStore store = LocalStore.open(Optional.of(home.resolve("events.duckdb")), LocalLimits.DEFAULT)) {
            assertThat(store.read(Schema.current().stream("audit"))).extracting(Row::eventId)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20_000).mapToObj(AuditFiles::id).toList());
        }
    }

    private void issue(int from, int to) throws IOException {
        AuditFiles.append(folder.resolve("audit/part.json"), IntStream.range(from, to).mapToObj(i -> AuditFiles.ordinary(i, now)).toList());
    }

    /** A life of the service in which it reads and delivers all that there is. */
    private void run(int records) throws IOException, InterruptedException {
        try (ServiceProcess service = ServiceProcess.start(config, home, folder.resolve("log"))) {
            service.await(status -> ServiceProcess.source(status, "ual").path("committed").asLong() == records
                    && status.path("sinks").path(0).path("waiting").asLong() == 0, PATIENCE);
            service.terminate();
        }
    }
}

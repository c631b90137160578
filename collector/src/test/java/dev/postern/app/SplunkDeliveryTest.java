package dev.postern.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.sink.splunk.HecStandIn;
import dev.postern.sink.splunk.HecStandIn.Reply;
import dev.postern.testkit.AuditFiles;
import dev.postern.testkit.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service with a Splunk sink, as an operator and Splunk see it. */
class SplunkDeliveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOKEN = "00000000-feed-4000-8000-00000000000e";
    private static final int RECORDS = 3000;

    @TempDir
    Path folder;
    private HecStandIn splunk;

    @BeforeEach
    void start() throws IOException {
        splunk = new HecStandIn();
    }

    @AfterEach
    void stop() {
        splunk.close();
    }

    @Test
    void everyRowArrivesOnceAndNumbersHaveNoGap() throws IOException, InterruptedException {
        Path home = folder.resolve("home");
        records(RECORDS);
        try (ServiceProcess service = ServiceProcess.start(config(home, "engine: {enabled: false}"), home, folder.resolve("log"))) {
            JsonNode status = service.await(s -> ServiceProcess.source(s, "ual").path("committed").asLong() == RECORDS && sink(s, "splunk").path("delivered").asLong() >= RECORDS
                    && sink(s, "splunk").path("waiting").asLong() == 0, PATIENCE);
            assertThat(sink(status, "splunk").path("level").asText()).isEqualTo("indexed");
            assertThat(sink(status, "splunk").has("problem")).isFalse();
            assertThat(status.has("alerts")).isFalse();
            assertThat(status.path("sinks")).hasSize(1);
            assertThat(service.terminate()).isLessThan(Duration.ofSeconds(10));
            assertThat(service.log()).contains("stopped").doesNotContain(TOKEN);
        }
        assertThat(home.resolve("events.duckdb")).as("no embedded engine").doesNotExist();
        assertThat(ids("postern:audit")).containsExactlyInAnyOrderElementsOf(IntStream.range(0, RECORDS).mapToObj(AuditFiles::id).toList());
        numbers().forEach((stream, numbers) -> assertThat(numbers.stream().sorted().toList()).as(stream)
                .isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList()));
        assertThat(numbers()).containsKeys("postern:audit", "postern:health");
        assertThat(splunk.posted().get(0).events().get(0).path("index").asText()).isEqualTo("mail");
        assertThat(splunk.posted()).allSatisfy(request -> assertThat(request.headers()).containsEntry("authorization", "Splunk " + TOKEN));
    }

    @Test
    void aSinkThatHangsHoldsUpNeitherTheOtherNorTheStop() throws IOException, InterruptedException {
        Path home = folder.resolve("home");
        CountDownLatch never = new CountDownLatch(1);
        splunk.events(request -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Reply.of(0, "");
        });
        records(20);
        try (ServiceProcess service = ServiceProcess.start(config(home, "console: {port: 0}"), home, folder.resolve("log"))) {
            JsonNode status = service.await(s -> sink(s, "local").path("delivered").asLong() >= 20 && !splunk.posted().isEmpty(), PATIENCE);
            assertThat(sink(status, "splunk").path("waiting").asLong()).isGreaterThanOrEqualTo(20);
            assertThat(sink(status, "local").path("level").asText()).isEqualTo("stored");
            assertThat(service.terminate()).isLessThan(Duration.ofSeconds(10));
            assertThat(service.log()).contains("stopped").doesNotContain(TOKEN);
        }
        splunk.events(request -> splunk.taken(request, true));
        int hung = splunk.posted().size();
        try (ServiceProcess service = ServiceProcess.start(config(home, "console: {port: 0}"), home, folder.resolve("log"))) {
            service.await(s -> sink(s, "splunk").path("delivered").asLong() >= 20, PATIENCE);
            service.terminate();
        }
        assertThat(splunk.posted().subList(hung, splunk.posted().size()).stream().flatMap(request -> request.events().stream())
                .filter(event -> event.path("sourcetype").asText().equals("postern:audit")).map(event -> event.path("event").path("event_id").asText()))
                .contains(IntStream.range(0, 20).mapToObj(AuditFiles::id).toArray(String[]::new));
    }

    @Test
    void aTokenThatIsRefusedShowsInTheStatusWithItsMend() throws IOException, InterruptedException {
        Path home = folder.resolve("home");
        splunk.events(request -> Reply.code(403, 4, ""));
        records(3);
        try (ServiceProcess service = ServiceProcess.start(config(home, "engine: {enabled: false}"), home, folder.resolve("log"))) {
            JsonNode status = service.await(s -> sink(s, "splunk").has("problem"), PATIENCE);
            assertThat(sink(status, "splunk").path("problem").asText()).contains("HTTP 403, code 4").contains("check `token`").doesNotContain(TOKEN);
            assertThat(status.path("deadLetters").asLong()).isZero();
        }
    }

    private void records(int count) throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        AuditFiles.append(folder.resolve("audit/a.json"), IntStream.range(0, count).mapToObj(i -> AuditFiles.ordinary(i, now)).toList());
    }

    private Path config(Path home, String more) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        return Files.writeString(folder.resolve("postern.yml"), """
                tenant: contoso.example
                home: %s
                sources: [{name: ual, type: unified-audit, path: %s, every: 200ms}]
                sinks: [{type: splunk, name: splunk, url: "%s", token: "${file:%s}", index: mail}]
                schedule: {deliver: 100ms, evaluate: 500ms, health: 1s}
                outbox: {page-records: 200, block-size: 32KiB}
                %s
                """.formatted(home, folder.resolve("audit"), splunk.url(), token, more));
    }

    private static JsonNode sink(JsonNode status, String name) {
        return status.path("sinks").valueStream().filter(sink -> sink.path("name").asText().equals(name)).findFirst().orElse(status.path("none"));
    }

    private List<String> ids(String sourcetype) {
        return splunk.posted().stream().flatMap(request -> request.events().stream()).filter(event -> event.path("sourcetype").asText().equals(sourcetype))
                .map(event -> event.path("event").path("event_id").asText()).toList();
    }

    private Map<String, List<Long>> numbers() {
        Map<String, List<Long>> numbers = new LinkedHashMap<>();
        splunk.posted().stream().flatMap(request -> request.events().stream()).forEach(event -> numbers
                .computeIfAbsent(event.path("sourcetype").asText(), stream -> new java.util.ArrayList<>()).add(event.path("event").path("seq").asLong()));
        return numbers;
    }
}

package dev.postern.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.schema.Row;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as an operator sees it: a process, a home, a status, a signal. */
class ServiceProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CREATE = "[{\"Name\":\"Name\",\"Value\":\"Relay 7\"},{\"Name\":\"ConnectorType\",\"Value\":\"OnPremises\"},"
            + "{\"Name\":\"SenderIPAddresses\",\"Value\":\"203.0.113.9\"},{\"Name\":\"SenderDomains\",\"Value\":\"smtp:*;1\"},{\"Name\":\"Enabled\",\"Value\":\"True\"}]";

    @TempDir
    Path folder;

    @Test
    void harvestsWhatComesShowsWhatFailsAndEndsInTime() throws IOException, InterruptedException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Path home = folder.resolve("home");
        Path config = config(home);
        AuditFiles.append(folder.resolve("audit/first.json"), List.of(AuditFiles.ordinary(1, now), "{\"Id\":\"broken\"", AuditFiles.ordinary(2, now)));
        Files.createDirectories(folder.resolve("lists"));
        for (String list : List.of("own-egress", "approved-peers", "approved-smart-hosts", "approved-connectors", "accepted-domains", "connector-admins")) {
            String entry = list.equals("own-egress") || list.equals("approved-peers") ? "192.0.2.0/24" : list + ".contoso.example";
            Files.writeString(folder.resolve("lists/" + list + ".csv"), "entry,note\n" + entry + ",for the test\n");
        }

        try (ServiceProcess service = ServiceProcess.start(config, home, folder.resolve("log"))) {
            JsonNode status = service.await(s -> ServiceProcess.source(s, "ual").path("committed").asLong() == 2
                    && ServiceProcess.source(s, "gone").path("state").asText().equals("failing")
                    && ServiceProcess.source(s, "lists").path("committed").asLong() == 6
                    && s.path("sinks").path(0).path("waiting").asLong() == 0, PATIENCE);
            assertThat(ServiceProcess.source(status, "ual").path("state").asText()).isEqualTo("ok");
            assertThat(ServiceProcess.source(status, "ual").path("rejected").asLong()).isEqualTo(1);
            assertThat(ServiceProcess.source(status, "gone").path("error").asText()).contains("no-such-folder").contains("check the path");
            assertThat(status.path("newestDeadLetters").path(0).path("position").asText()).contains("first.json");
            assertThat(Files.getPosixFilePermissions(home.resolve("api-token"))).isEqualTo(PosixFilePermissions.fromString("rw-------"));

            assertThat(command("status", "--home", home.toString())).contains("service is running").contains("failing").contains("no-such-folder");
            assertThat(command("run", "--config", config.toString())).contains("in use by another Postern process");

            long before = service.status().orElseThrow().path("alerts").asLong();
            AuditFiles.append(folder.resolve("audit/first.json"), List.of(AuditFiles.record(3, now, "New-InboundConnector", CREATE)));
            service.await(s -> ServiceProcess.source(s, "ual").path("committed").asLong() == 3, PATIENCE);
            service.await(s -> s.path("alerts").asLong() >= before + 2, PATIENCE);

            assertThat(service.terminate()).isLessThan(Duration.ofSeconds(10));
            assertThat(service.log()).contains("stopped");
        }
        assertThat(home.resolve("api-token")).doesNotExist();
        try (LocalStore store = LocalStore.open(Optional.of(home.resolve("events.duckdb")), LocalLimits.DEFAULT)) {
            List<Row> alerts = store.alerts();
            assertThat(alerts).filteredOn(alert -> alert.text("rule_id").equals("MC-A01")).singleElement().satisfies(alert -> {
                assertThat(alert.text("severity")).isEqualTo("high");
                assertThat(alert.text("summary")).contains("admin@contoso.example").contains("Relay 7");
                assertThat(alert.list("event_ids")).containsExactly(AuditFiles.id(3));
            });
            assertThat(alerts).extracting(alert -> alert.text("rule_id")).contains("MC-B01");
            assertThat(store.rowCounts().get("health")).isPositive();
        }
        assertThat(command("status", "--home", home.toString())).contains("service is not running").contains("ual");
    }

    private Path config(Path home) throws IOException {
        return Files.writeString(folder.resolve("postern.yml"), """
                tenant: contoso.example
                home: %s
                sources:
                  - {name: ual, type: unified-audit, path: %s, every: 200ms}
                  - {name: gone, type: message-tracking, path: %s, every: 200ms}
                  - {name: lists, type: named-lists, path: %s, every: 200ms}
                schedule: {deliver: 100ms, evaluate: 300ms, health: 1s}
                """.formatted(home, folder.resolve("audit"), folder.resolve("no-such-folder"), folder.resolve("lists")));
    }

    private static String command(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Main.run(arguments, out, out);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

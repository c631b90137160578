package dev.postern.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.demo.Incident;
import dev.postern.demo.SampleTenant;
import dev.postern.evaluate.Incidents;
import dev.postern.rules.run.RuleSet;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the demo claims, for many tenants: the staged incidents are named, all of them, and nothing else rises above low. */
@Execution(ExecutionMode.CONCURRENT)
class SampleTenantAlertsTest {
    /** Twenty in the full run, which passes it; fewer in a plain build, which has eight minutes. */
    private static final int SEEDS = Integer.getInteger("postern.seeds", 6);
    private static final RuleSet RULES = RuleSet.load(Schema.current());

    @TempDir
    Path folder;

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> exactlyTheStagedIncidentsAreNamed() {
        return IntStream.rangeClosed(1, SEEDS).mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
            Path home = folder.resolve("staged-" + seed);
            List<Row> alerts = alerts(home, seed, EnumSet.allOf(Incident.class));
            JsonNode truth = new ObjectMapper().readTree(home.resolve("sample/truth.json").toFile());
            List<dev.postern.evaluate.Incident> named = Incidents.of(alerts).stream().filter(dev.postern.evaluate.Incident::urgent).toList();

            assertThat(named).hasSize(4);
            if (seed == 1) {
                theReadmeShowsThis(alerts);
            }
            Set<JsonNode> told = new HashSet<>();
            for (dev.postern.evaluate.Incident incident : named) {
                Set<String> events = new HashSet<>();
                incident.alerts().forEach(alert -> events.addAll(alert.list("event_ids")));
                JsonNode staged = truth.path("incidents").valueStream()
                        .filter(candidate -> texts(candidate.path("audit_ids")).stream().anyMatch(events::contains)).findFirst().orElseThrow();
                assertThat(told.add(staged)).as("each staged incident is named once").isTrue();
                assertThat(incident.alerts()).as(staged.path("incident").asText()).allSatisfy(alert -> {
                    assertThat(alert.text("actor_id")).isEqualTo(staged.path("actor").asText());
                    assertThat(texts(staged.path("audit_ids"))).containsAnyElementsOf(alert.list("event_ids"));
                });
                assertThat(incident.alerts().stream().map(alert -> alert.text("rule_id")))
                        .containsAll(texts(staged.path("rules")).stream().map(rule -> "MC-" + rule).filter(rule -> RULES.find(rule).isPresent()).toList());
            }
        }));
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> aQuietTenantRaisesNothingAboveLow() {
        return IntStream.rangeClosed(1, SEEDS).mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () ->
                assertThat(Incidents.of(alerts(folder.resolve("quiet-" + seed), seed, Set.of())).stream().filter(dev.postern.evaluate.Incident::urgent))
                        .isEmpty()));
    }

    /** The first screen of the README is the demo's real output. */
    private static void theReadmeShowsThis(List<Row> alerts) throws IOException {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        AlertTable.print(alerts, new PrintStream(table, true, StandardCharsets.UTF_8));
        assertThat(Files.readString(Path.of(System.getProperty("postern.root"), "README.md"))).contains(table.toString(StandardCharsets.UTF_8).strip());
    }

    /** The demo's own way from a seed to alerts; its folder is removed but for the truth. */
    private static List<Row> alerts(Path home, long seed, Set<Incident> incidents) throws IOException {
        Path sample = home.resolve("sample");
        assertThat(SampleTenant.generate(sample, seed, incidents).events()).isBetween(45_000, 55_000);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<InputFile> inputs = new InputFiles(Formats.detector()).find(DemoCommand.harvested(sample));
        ReplayRun.Outcome outcome = new ReplayRun(inputs, "sample.example", new PrintStream(err, true, StandardCharsets.UTF_8)).run(home.resolve("engine"));
        assertThat(err.toString(StandardCharsets.UTF_8)).as("nothing is refused or incomplete").isEmpty();
        assertThat(outcome.result().suppressed()).as("every list is there").isEmpty();
        assertThat(outcome.result().harvest().rejected()).isZero();
        ReplayCommand.delete(home.resolve("engine"));
        for (String part : List.of("audit", "tracking", "trace", "config")) {
            ReplayCommand.delete(sample.resolve(part));
        }
        return outcome.alerts();
    }

    private static Collection<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}

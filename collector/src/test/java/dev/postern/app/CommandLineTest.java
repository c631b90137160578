package dev.postern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.testkit.AuditFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results on standard output, one clear sentence on standard error, the exit codes of the manual. */
class CommandLineTest {
    private static final String FORWARD = "[{\"Name\":\"Identity\",\"Value\":\"user7\"},{\"Name\":\"ForwardingSmtpAddress\",\"Value\":\"smtp:x@drop.example\"},"
            + "{\"Name\":\"DeliverToMailboxAndForward\",\"Value\":\"False\"}]";
    private static final Instant TIME = Instant.parse("2026-11-02T10:00:00Z");

    @TempDir
    Path folder;

    private record Ended(int code, String out, String err) {
        /** The one sentence that a failed command says. */
        String sentence() {
            assertThat(err.lines()).as(err).hasSize(1);
            return err;
        }
    }

    @Test
    void replayJudgesWithTheListsAndTicketsThatLieBesideTheRecords() throws IOException {
        AuditFiles.append(folder.resolve("in/audit.json"), List.of(AuditFiles.record(1, TIME, "Set-Mailbox", FORWARD)));
        Ended without = run("replay", folder.resolve("in").toString());
        assertThat(without.code()).isEqualTo(ExitCode.DONE);
        assertThat(without.err()).contains("without the lists accepted-domains").contains("MC-D01");
        assertThat(without.out()).contains("MC-O07").contains("list accepted-domains is missing: MC-D01").doesNotContain("x@drop.example");

        Files.writeString(folder.resolve("in/accepted-domains.csv"), "entry,note\ncontoso.example,ours\n");
        Ended with = run("replay", "--json", folder.resolve("in").toString());
        assertThat(with.code()).isEqualTo(ExitCode.DONE);
        JsonNode alert = new ObjectMapper().readTree(with.out()).valueStream().filter(a -> a.path("rule_id").asText().equals("MC-D01")).findFirst().orElseThrow();
        assertThat(alert.path("severity").asText()).isEqualTo("high");
        assertThat(alert.path("first_time").asText()).isEqualTo("2026-11-02T10:00:00Z");
        assertThat(alert.path("actor_id").asText()).isEqualTo("admin@contoso.example");
        assertThat(alert.path("object_name").asText()).isEqualTo("user7");
        assertThat(alert.path("event_ids").path(0).asText()).isEqualTo(AuditFiles.id(1));
        assertThat(alert.path("after").path("ForwardingSmtpAddress").asText()).contains("x@drop.example");
        assertThat(alert.path("summary").asText()).contains("admin@contoso.example").contains("x@drop.example");

        Files.writeString(folder.resolve("in/forward-ok.csv"), "entry,note\ndrop.example,partner\n");
        assertThat(run("replay", "--json", folder.resolve("in").toString()).out()).doesNotContain("x@drop.example");
    }

    @Test
    void recordsThatCannotBeReadAreNamedAndTheOthersGoOn() throws IOException {
        AuditFiles.append(folder.resolve("audit.json"), List.of(AuditFiles.ordinary(1, TIME), "{\"Id\": nonsense}", AuditFiles.ordinary(2, TIME)));
        Ended ended = run("parse", folder.resolve("audit.json").toString());
        assertThat(ended.code()).isEqualTo(ExitCode.REJECTED);
        assertThat(ended.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"time\":\"2026-11-02T10:00:00Z\""));
        assertThat(ended.sentence()).contains("audit.json, record 2 at byte").contains("JSON");
    }

    @Test
    void aForeignFileIsRefusedByNameInOneLine() throws IOException {
        Path evtx = Files.write(folder.resolve("x.evtx"), "ElfFile\0rest of it".getBytes(StandardCharsets.US_ASCII));
        Ended ended = run("parse", "--format", "auto", evtx.toString());
        assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.sentence()).contains("x.evtx").contains("Windows event log");
        assertThat(ended.out()).isEmpty();
        AuditFiles.append(folder.resolve("audit.json"), List.of(AuditFiles.ordinary(1, TIME)));
        assertThat(run("replay", folder.toString()).code()).as("one of two files was read").isEqualTo(ExitCode.REJECTED);
    }

    @Test
    void everyMistakeIsOneSentenceWithItsExitCode() throws IOException {
        String config = "tenant: contoso.example\nhome: " + folder.resolve("home") + "\nsources:\n  - {name: ual, type: unified-audit, path: /x, every: 1s}\n";
        fails(ExitCode.USAGE, "there is no file or folder", "replay", folder.resolve("none").toString());
        fails(ExitCode.USAGE, "did you mean 'replay'?", "repaly");
        fails(ExitCode.USAGE, "did you mean 'message-tracking'?", "parse", "--format", "message-traking", folder.toString());
        fails(ExitCode.USAGE, "there is no configuration file", "run", "--config", folder.resolve("none.yml").toString());
        fails(ExitCode.USAGE, "unknown key 'evry'", "run", "--config", file(config.replace("every", "evry")));
        fails(ExitCode.USAGE, "'*/5 * * * *' is no Quartz cron expression", "run", "--config", file(config.replace("every: 1s", "cron: \"*/5 * * * *\"")));
        fails(ExitCode.FAILED, "cannot be used", "run", "--config", file(config.replace("/home", "/postern.yml/home")));
        String served = "console: {bind: 192.0.2.7, names: [console.contoso.example], tls: {keystore: /none.p12, password: '${env:PATH}'}}\n";
        fails(ExitCode.USAGE, "nobody could log in; make a user first", "run", "--config", file(config + served));
        fails(ExitCode.USAGE, "there is no TLS", "run", "--config", file(config + "console: {bind: 192.0.2.7}\n"));
        assertThat(folder.resolve("home")).as("nothing was opened").doesNotExist();
        fails(ExitCode.USAGE, "there is no home folder", "status", "--home", folder.resolve("none").toString());
        fails(ExitCode.USAGE, "holds no state", "status", "--home", folder.toString());
        fails(ExitCode.USAGE, "there is no rule 'MC-A10'", "rules", "compile", "--target", "sql", "MC-A10");
        fails(ExitCode.USAGE, "there is no target 'spl' in this version", "rules", "compile", "--target", "spl");
        fails(ExitCode.USAGE, "is not empty and holds no demo", "demo", "--once", "--home", folder.toString());
        fails(ExitCode.USAGE, "there is no incident 'x'", "demo", "--once", "--incidents", "x", "--home", folder.resolve("demo").toString());
        fails(ExitCode.USAGE, "must lie between 0 and 65535", "demo", "--port", "70000");
        assertThat(folder.resolve("postern.yml")).exists();
    }

    @Test
    void rulesAreListedAndCompiled() {
        Ended list = run("rules", "list");
        assertThat(list.code()).isEqualTo(ExitCode.DONE);
        assertThat(list.out()).contains("MC-A01", "MC-A02", "MC-B01", "MC-B03", "MC-B04", "MC-C01", "MC-D01", "MC-D02", "MC-D03", "MC-D05", "MC-G01", "MC-P06");
        assertThat(run("rules", "compile", "--target", "sql", "MC-P06").out()).contains("CREATE OR REPLACE VIEW postern_mc_p06");
        assertThat(run("--version").out()).startsWith("postern");
    }

    @Test
    void thePublishedOfficeActivityExportsAreReadWholeAndTheirInboxRulesReported() throws IOException {
        Path samples = Path.of(System.getProperty("postern.samples"), "sentinel-officeactivity");
        assumeThat(samples).as("SKIPPED: the published samples are not in " + samples + "; set -Dpostern.samples").exists();
        Ended ended = run("replay", "--json", samples.toString());
        assertThat(ended.err()).contains("268 rows, 0 duplicates, 0 records rejected");
        assertThat(ended.err().lines().filter(line -> line.contains("OfficeActivityEvents.json"))).singleElement().asString()
                .contains("Log Analytics OfficeActivity export as JSON").contains("not supported");
        List<JsonNode> rules = new ObjectMapper().readTree(ended.out()).valueStream().filter(alert -> alert.path("rule_id").asText().equals("MC-D03")).toList();
        assertThat(rules).extracting(alert -> alert.path("object_name").asText() + " " + alert.path("severity").asText())
                .containsExactlyInAnyOrder("rule2 high", "my_rule1 high", "junk low");
    }

    private void fails(int code, String part, String... arguments) {
        Ended ended = run(arguments);
        assertThat(ended.code()).as(ended.err()).isEqualTo(code);
        assertThat(ended.sentence()).startsWith("postern: ").contains(part);
        assertThat(ended.out()).isEmpty();
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("postern.yml"), yaml).toString();
    }

    private static Ended run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}

package dev.postern.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
    private static final String SMALLEST = """
            tenant: contoso.example
            home: /var/lib/postern
            sources:
              - {name: ual, type: unified-audit, path: /data/ual}
            """;

    private static final String SINK = """
            sinks:
              - {type: splunk, name: siem, url: "https://splunk.contoso.example:8088", token: "${env:HEC_TOKEN}"}
            """;

    @TempDir
    Path folder;

    @Test
    void defaultsAreThoseOfTheDocs() throws IOException {
        PosternConfig config = read(SMALLEST);
        assertThat(config.collectorName()).isEqualTo("postern");
        assertThat(config.approvals()).isEmpty();
        assertThat(config.sources().get(0).every()).isEmpty();
        assertThat(config.scheduleOrDefault().deliverEvery()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.scheduleOrDefault().evaluateEvery()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.scheduleOrDefault().healthEvery()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.scheduleOrDefault().backoffLimit()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.outboxOrDefault().maxBytes()).isEqualTo(2L << 30);
        assertThat(config.outboxOrDefault().blockBytes()).isEqualTo(1 << 20);
        assertThat(config.outboxOrDefault().page()).isEqualTo(2000);
        assertThat(config.outboxOrDefault().window()).isEqualTo(Duration.ofDays(8));
        assertThat(config.outboxOrDefault().events()).isEqualTo(1_000_000);
        assertThat(config.engineOrDefault().memory()).isEqualTo("524288KiB");
        assertThat(config.engineOrDefault().threadCount()).isEqualTo(2);
        assertThat(config.engineOrDefault().staleAfter()).isEqualTo(Duration.ofHours(36));
        assertThat(config.guardOrDefault().settle()).isEqualTo(Duration.ofHours(24));
        assertThat(config.console()).isEmpty();
        assertThat(config.engineOrDefault().isEnabled()).isTrue();
        assertThat(config.sinksOrNone()).isEmpty();
        assertThat(read(SMALLEST + SINK).sinksOrNone()).singleElement().satisfies(sink -> {
            assertThat(sink.acknowledged()).isTrue();
            assertThat(sink.requests()).isEqualTo(4);
            assertThat(sink.index()).isEmpty();
            assertThat(sink.caFile()).isEmpty();
        });
        assertThat(read(SMALLEST + "console: {}\n").console()).hasValueSatisfying(console -> {
            assertThat(console.portNumber()).isEqualTo(8686);
            assertThat(console.address()).isEqualTo("127.0.0.1");
            assertThat(console.hostNames()).isEmpty();
            assertThat(console.tls()).isEmpty();
            assertThat(console.idle()).isEqualTo(Duration.ofMinutes(30));
            assertThat(console.longest()).isEqualTo(Duration.ofHours(12));
        });
    }

    @Test
    void theConsoleListensToOtherMachinesOnlyWithTlsAndNames() throws IOException {
        String tls = "tls: {keystore: /etc/postern/console.p12, password: '${env:CONSOLE_KEYS}'}";
        for (String address : new String[] {"0.0.0.0", "192.0.2.7", "'::'", "console.contoso.example", "127.evil.example"}) {
            refused(SMALLEST + "console: {bind: " + address + "}\n", "console.bind is '", "there is no TLS", "name a keystore in console.tls");
            refused(SMALLEST + "console: {bind: " + address + ", " + tls + "}\n", "console.bind is '", "list in console.names the host names");
            assertThat(read(SMALLEST + "console: {bind: " + address + ", names: [Console.contoso.example], " + tls + "}\n").console())
                    .hasValueSatisfying(console -> {
                        assertThat(console.onLoopback()).isFalse();
                        assertThat(console.hostNames()).containsExactly("console.contoso.example");
                    });
        }
        assertThat(read(SMALLEST + "console: {bind: '::1', port: 0}\n").console().orElseThrow().address()).isEqualTo("::1");
        assertThat(read(SMALLEST + "console: {bind: localhost}\n").console().orElseThrow().onLoopback()).isTrue();
        refused(SMALLEST + "console: {port: 65536}\n", "console.port must lie between");
        refused(SMALLEST + "console: {names: [console.contoso.example]}\n", "console.names is for browsers of other machines", "bind is '127.0.0.1'");
        for (String name : new String[] {"'https://console.example'", "'console.example:8686'", "'-x'", "''", "'a b'"}) {
            refused(SMALLEST + "console: {bind: 192.0.2.7, names: [" + name + "], " + tls + "}\n", "console.names holds", "without scheme and port");
        }
        refused(SMALLEST + "console: {session-idle: 2h, session-length: 1h}\n", "session-length not shorter");
        refused(SMALLEST + "console: {session-idle: 0s}\n", "console.session-idle must be at least 1s");
    }

    @Test
    void aSecretStandsElsewhereAndIsNeverPrinted() throws IOException {
        assertThatThrownBy(() -> read(SMALLEST + "console: {tls: {keystore: /k.p12, password: hunter2hunter2}}\n")).isInstanceOf(ConfigException.class)
                .hasMessageContaining("${env:NAME} or ${file:PATH}").hasMessageContaining("in console.tls").hasMessageNotContaining("hunter2");
        refused(SMALLEST + "console: {tls: {keystore: /k.p12}}\n", "console.tls: `password` is missing");
        refused(SMALLEST + "console: {tls: {password: '${env:X}'}}\n", "console.tls: `keystore` is missing");
        Path file = Files.writeString(folder.resolve("secret"), "of the keystore\n");
        PosternConfig config = read(SMALLEST + "console: {tls: {keystore: /k.p12, password: '${file:" + file + "}'}}\n");
        assertThat(config.toString()).contains("${file:" + file + "}").doesNotContain("of the keystore");
        assertThat(config.console().orElseThrow().tls().orElseThrow().password().value()).isEqualTo("of the keystore");
    }

    @Test
    void everyKeyIsRead() throws IOException {
        PosternConfig config = read("""
                tenant: contoso.example
                collector: mx-watch-1
                home: /var/lib/postern
                approvals: /etc/postern/changes.csv
                sources:
                  - {name: ual, type: unified-audit, path: /data/ual, every: 1m, quiet-after: 2m, tenant: fabrikam.example}
                  - {name: conf, type: exchange-config, path: /data/conf, cron: "0 0 2 * * ?"}
                sinks:
                  - type: splunk
                    name: siem
                    url: https://splunk.contoso.example:8088
                    token: "${file:/etc/postern/hec-token}"
                    index: mail
                    ca-file: /etc/postern/splunk-ca.pem
                    acknowledge: false
                    in-flight: 8
                schedule: {deliver: 250ms, evaluate: 5s, health: 1m, longest-backoff: 1h}
                outbox: {max-size: 512MiB, block-size: 64KiB, page-records: 500, seen-window: 3d, seen-events: 1000}
                engine: {enabled: true, memory-limit: 1GiB, threads: 4, list-max-age: 12h}
                guard: {settle-after: 6h}
                console:
                  port: 8700
                  bind: 192.0.2.7
                  names: [console.contoso.example, "[2001:db8::7]"]
                  tls: {keystore: /etc/postern/console.p12, password: "${env:CONSOLE_KEYS}"}
                  session-idle: 10m
                  session-length: 8h
                """);
        assertThat(config.collectorName()).isEqualTo("mx-watch-1");
        assertThat(config.approvals()).contains(Path.of("/etc/postern/changes.csv"));
        assertThat(config.sources().get(0)).satisfies(source -> {
            assertThat(source.every()).contains(Duration.ofMinutes(1));
            assertThat(source.quietAfter()).contains(Duration.ofMinutes(2));
            assertThat(source.tenant()).contains("fabrikam.example");
        });
        assertThat(config.sources().get(1).cron()).contains("0 0 2 * * ?");
        assertThat(config.console()).hasValueSatisfying(console -> {
            assertThat(console.portNumber()).isEqualTo(8700);
            assertThat(console.address()).isEqualTo("192.0.2.7");
            assertThat(console.hostNames()).containsExactly("console.contoso.example", "[2001:db8::7]");
            assertThat(console.tls().orElseThrow().keystore()).isEqualTo(Path.of("/etc/postern/console.p12"));
            assertThat(console.tls().orElseThrow().password()).hasToString("${env:CONSOLE_KEYS}");
            assertThat(console.idle()).isEqualTo(Duration.ofMinutes(10));
            assertThat(console.longest()).isEqualTo(Duration.ofHours(8));
        });
        assertThat(config.sinksOrNone()).singleElement().satisfies(sink -> {
            assertThat(sink.name()).isEqualTo("siem");
            assertThat(sink.type()).isEqualTo("splunk");
            assertThat(sink.address()).hasToString("https://splunk.contoso.example:8088");
            assertThat(sink.token()).hasToString("${file:/etc/postern/hec-token}");
            assertThat(sink.index()).contains("mail");
            assertThat(sink.caFile()).contains(Path.of("/etc/postern/splunk-ca.pem"));
            assertThat(sink.acknowledged()).isFalse();
            assertThat(sink.requests()).isEqualTo(8);
        });
        assertThat(config.engineOrDefault().isEnabled()).isTrue();
        assertThat(config.scheduleOrDefault()).satisfies(schedule -> {
            assertThat(schedule.deliverEvery()).isEqualTo(Duration.ofMillis(250));
            assertThat(schedule.evaluateEvery()).isEqualTo(Duration.ofSeconds(5));
            assertThat(schedule.healthEvery()).isEqualTo(Duration.ofMinutes(1));
            assertThat(schedule.backoffLimit()).isEqualTo(Duration.ofHours(1));
        });
        assertThat(config.outboxOrDefault()).satisfies(outbox -> {
            assertThat(outbox.maxBytes()).isEqualTo(512L << 20);
            assertThat(outbox.blockBytes()).isEqualTo(64 << 10);
            assertThat(outbox.page()).isEqualTo(500);
            assertThat(outbox.window()).isEqualTo(Duration.ofDays(3));
            assertThat(outbox.events()).isEqualTo(1000);
        });
        assertThat(config.engineOrDefault().memory()).isEqualTo("1048576KiB");
        assertThat(config.engineOrDefault().threadCount()).isEqualTo(4);
        assertThat(config.engineOrDefault().staleAfter()).isEqualTo(Duration.ofHours(12));
        assertThat(config.guardOrDefault().settle()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void aSinkIsRefusedWithPlaceAndMend() throws IOException {
        refused(SMALLEST + SINK.replace("url:", "ulr:"), "unknown key 'ulr'", "in sinks[0]", "did you mean 'url'?", ":6:");
        refused(SMALLEST + SINK.replace("type: splunk", "type: splunc"), "sinks[0]", "unknown sink type 'splunc'", "did you mean 'splunk'?");
        refused(SMALLEST + SINK.replace("name: siem", "name: 'a b'"), "sinks[0]", "`name` is missing or has other characters");
        refused(SMALLEST + SINK.replace("name: siem", "name: local"), "'local' is that of the embedded engine");
        refused(SMALLEST + SINK + SINK.lines().skip(1).findFirst().orElseThrow() + "\n", "sinks[1]", "'siem' is taken");
        refused(SMALLEST + "sinks: [null]\n", "sinks[0] is empty");
        refused(SMALLEST + SINK.replaceFirst(", token: .*}", "}"), "sinks[0]: `token` is missing");
        refused(SMALLEST + SINK.replace("${env:HEC_TOKEN}", "hunter2"), "${env:NAME} or ${file:PATH}", "sinks");
        for (String wrong : new String[] {"", "splunk.contoso.example:8088", "ftp://splunk.contoso.example", "https://", "https://a b"}) {
            refused(SMALLEST + SINK.replace("https://splunk.contoso.example:8088", wrong), "sinks[0]: `url`", "write for example https://");
        }
        refused(SMALLEST + SINK.replace(":8088", ":8088/services/collector"), "scheme, host and port alone");
        refused(SMALLEST + SINK.replace(":8088", ":8088?token=x"), "scheme, host and port alone");
        assertThatThrownBy(() -> read(SMALLEST + SINK.replace("https://", "https://u:hunter2@"))).hasMessageContaining("`url` holds a user")
                .hasMessageNotContaining("hunter2");
        refused(SMALLEST + SINK.replace("https://", "http://"), "clear text", "write https");
        for (String loopback : new String[] {"http://127.0.0.1:8088", "http://localhost:8088", "http://[::1]:8088/"}) {
            assertThat(read(SMALLEST + SINK.replace("https://splunk.contoso.example:8088", loopback)).sinksOrNone()).hasSize(1);
        }
        refused(SMALLEST + SINK.replace("}\"}", "}\", index: Mail}"), "`index` is 'Mail'");
        refused(SMALLEST + SINK.replace("}\"}", "}\", in-flight: 0}"), "`in-flight` must lie between 1 and 32");
    }

    @Test
    void rowsHaveToGoSomewhereAndAConsoleNeedsTheEngine() throws IOException {
        refused(SMALLEST + "engine: {enabled: false}\n", "rows would go nowhere", "name a sink");
        refused(SMALLEST + SINK + "engine: {enabled: false}\nconsole: {}\n", "`console` shows what the embedded engine holds");
        assertThat(read(SMALLEST + SINK + "engine: {enabled: false}\n").engineOrDefault().isEnabled()).isFalse();
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearestOne() {
        refused(SMALLEST + "shedule: {}\n", "unknown key 'shedule'", "did you mean 'schedule'?", ":5:");
        refused(SMALLEST.replace("path:", "pth:"), "unknown key 'pth'", "in sources[0]", "did you mean 'path'?", ":4:");
        refused(SMALLEST + "zzzzzzzz: 1\n", "unknown key 'zzzzzzzz'", "keys here are");
    }

    @Test
    void everyMistakeIsOneSentenceWithPlaceAndMend() {
        refused(SMALLEST.replace("unified-audit", "unified-adit"), "sources[0]", "unknown source type 'unified-adit'", "did you mean 'unified-audit'?");
        refused(SMALLEST.replace("path: /data/ual", "path: /d, every: soon"), "'soon' is no duration", "30s", ":4:");
        refused(SMALLEST.replace("path: /data/ual", "path: /d, every: 1s, cron: x"), "`every` or `cron`, not both");
        refused(SMALLEST + "outbox: {block-size: 3 cats}\n", "'3 cats' is no size", "1MiB");
        refused(SMALLEST + "outbox: {page-records: 0}\n", "outbox.page-records must lie between");
        refused(SMALLEST + "  - {name: ual, type: unified-audit, path: /x}\n", "sources[1]", "'ual' is taken");
        refused(SMALLEST.replace("tenant: contoso.example\n", ""), "`tenant` is missing");
        refused("tenant: 'x\n", "this is not YAML");
        refused("", "empty");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> new ConfigReader().read(folder.resolve("none.yml"))).isInstanceOf(ConfigException.class)
                .hasMessageContaining("none.yml").hasMessageContaining("--config");
    }

    private void refused(String yaml, String... parts) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigException.class).satisfies(error -> {
            assertThat(error.getMessage()).contains(parts).contains("postern.yml");
            assertThat(error.getMessage().lines()).as(error.getMessage()).hasSize(1);
        });
    }

    private PosternConfig read(String yaml) throws IOException {
        Path file = folder.resolve("postern.yml");
        Files.writeString(file, yaml);
        return new ConfigReader().read(file);
    }
}

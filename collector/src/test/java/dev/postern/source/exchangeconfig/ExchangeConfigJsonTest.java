package dev.postern.source.exchangeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.io.LocalFiles;
import dev.postern.source.ConfigObject;
import dev.postern.source.FolderSettings;
import dev.postern.source.FolderSource;
import dev.postern.source.FormatDetector;
import dev.postern.source.Page;
import dev.postern.source.Reading;
import dev.postern.source.Source;
import dev.postern.testkit.Fixtures;
import dev.postern.testkit.MemoryFiles;
import dev.postern.testkit.Pages;
import dev.postern.testkit.Samples;
import dev.postern.time.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeConfigJsonTest {
    private static final String INBOUND = Fixtures.text("exchangeconfig/inbound-connector.json");
    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-03T00:00:00Z"));

    private Source source(MemoryFiles files, boolean growing) {
        FolderSettings settings = growing ? FolderSettings.growing("in") : FolderSettings.complete("in");
        return new FolderSource("config", settings, new FormatDetector(ExchangeConfigFormats.all()), files, clock);
    }

    private Reading read(String path, String text) throws Exception {
        List<Reading> readings = Pages.all(source(new MemoryFiles().put("in/" + path, text), false), Optional.empty(), 10);
        assertThat(readings).hasSize(1);
        return readings.get(0);
    }

    private Reading.Snapshot snapshot(String path, String text) throws Exception {
        return (Reading.Snapshot) read(path, text);
    }

    @Test
    void arrayOfConvertToJsonIsOneSnapshot() throws Exception {
        Reading.Snapshot snapshot = snapshot("2026-11-02T00-00-00Z/inbound_connectors.json", "[" + INBOUND + "]");
        assertThat(snapshot.objectType()).isEqualTo("inbound-connector");
        assertThat(snapshot.organization()).isEqualTo("site.example");
        assertThat(snapshot.takenAt()).isEqualTo(Instant.parse("2026-11-02T00:00:00Z"));
        assertThat(snapshot.complete()).isTrue();
        ConfigObject object = snapshot.objects().get(0);
        assertThat(object.id()).isEqualTo("0a1b2c3d-0000-4000-8000-000000000001");
        assertThat(object.name()).isEqualTo("Partner in");
        assertThat(object.properties()).containsEntry("RequireTls", true).containsEntry("TlsSenderCertificateName", null)
                .containsEntry("EFUsers", List.of()).containsEntry("LastValidationTimestamp", "2026-03-03T01:15:23Z")
                .doesNotContainKeys("WhenChanged", "WhenCreatedUTC", "OriginatingServer", "ObjectState", "DistinguishedName", "NameHashGuid", "ExchangeVersion");
    }

    @Test
    void restOutputIsTheSameSnapshot() throws Exception {
        String rest = "{\"@odata.context\":\"x\",\"adminapi.warnings@odata.type\":\"#Collection(String)\",\"@adminapi.warnings\":[],\"value\":["
                + INBOUND.replace("\"/Date(1772500523000)/\"", "\"2026-03-03T01:15:23.0000000Z\"").replaceFirst("\\{", "{\"WhenChanged@data.type\":\"System.DateTime\",") + "]}";
        assertThat(snapshot("inbound.json", rest).objects()).isEqualTo(snapshot("inbound.json", INBOUND).objects());
    }

    @Test
    void furtherPageOrWarningMakesItIncomplete() throws Exception {
        Reading.Snapshot warned = snapshot("a.json", "{\"@adminapi.warnings\":[\"More results exist\"],\"value\":[" + INBOUND + "]}");
        assertThat(warned.complete()).isFalse();
        assertThat(warned.warnings()).containsExactly("More results exist");
        assertThat(snapshot("a.json", "{\"value\":[" + INBOUND + "],\"@odata.nextLink\":\"https://site.example/next\"}").complete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"inbound_connectors.json,[null],inbound-connector", "Get-OutboundConnector.json,[],outbound-connector",
        "sample.outbound_connectors.json,'{\"value\":[]}',outbound-connector", "2026-11-02-transport_rules.json,[],transport-rule"})
    void emptyListingIsToldByItsName(String file, String text, String type) throws Exception {
        Reading.Snapshot snapshot = snapshot(file, text);
        assertThat(snapshot.objectType()).isEqualTo(type);
        assertThat(snapshot.objects()).isEmpty();
        assertThat(snapshot.complete()).isTrue();
    }

    @Test
    void otherListingsAreRefusedByName() throws Exception {
        assertThat(read("x.json", "[{\"Name\":\"a\",\"ObjectCategory\":\"site.example/Schema/ms-Exch-Sharing-Policy\"}]")).isInstanceOfSatisfying(Reading.Rejected.class,
                rejected -> assertThat(rejected.reason()).contains("an Exchange listing of ms-Exch-Sharing-Policy objects"));
        assertThat(read("x.json", "[]")).isInstanceOfSatisfying(Reading.Rejected.class, rejected -> assertThat(rejected.reason()).contains("empty listing"));
        assertThat(read("inbound_connectors.json", "[" + INBOUND + ",{\"Name\":\"o\",\"RecipientDomains\":[],\"SmartHosts\":[],\"TlsSettings\":null}]"))
                .isInstanceOfSatisfying(Reading.Rejected.class, rejected -> assertThat(rejected.reason()).contains("two kinds"));
        assertThat(read("inbound_connectors.json", "[" + INBOUND)).isInstanceOf(Reading.Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({"20261102T000000Z.json,2026-11-02T00:00:00Z", "x-2026-11-02.json,2026-11-02T00:00:00Z", "2026-11-02T13-05-09Z/a.json,2026-11-02T13:05:09Z",
        "2026-11-02/inbound-20261101.json,2026-11-01T00:00:00Z", "inbound99.json,1970-01-01T00:00:00Z"})
    void timeComesFromTheNameElseFromTheFile(String path, String time) throws Exception {
        assertThat(snapshot(path, INBOUND).takenAt()).isEqualTo(Instant.parse(time));
    }

    @Test
    void rewrittenFileIsReadAgainAndAnUnfinishedOneWaits() throws Exception {
        MemoryFiles files = new MemoryFiles().put("in/inbound.json", "[" + INBOUND + "]");
        VirtualClock early = new VirtualClock(Instant.EPOCH);
        Source source = new FolderSource("config", FolderSettings.growing("in"), new FormatDetector(ExchangeConfigFormats.all()), files, early);
        Page page = source.read(Optional.empty(), 10);
        assertThat(page.readings()).hasSize(1);
        assertThat(source.read(Optional.of(page.cursor()), 10).readings()).isEmpty();
        files.put("in/inbound.json", "[" + INBOUND.replace("\"RequireTls\": true", "\"RequireTls\": fals") + "]");
        files.put("in/inbound.json", "[" + INBOUND.substring(0, 900));
        Page waiting = source.read(Optional.of(page.cursor()), 10);
        assertThat(waiting.readings()).isEmpty();
        files.put("in/inbound.json", "[" + INBOUND.replace("\"EFTestMode\": false", "\"EFTestMode\":  true") + "]");
        assertThat(source.read(Optional.of(waiting.cursor()), 10).readings()).hasSize(1);
    }

    @Test
    void listingOnOneLineWithoutLineEndNeedsNoQuiet() throws Exception {
        MemoryFiles files = new MemoryFiles().put("in/inbound.json", "[" + INBOUND.replace("\n", "") + "]");
        Source source = new FolderSource("config", FolderSettings.growing("in"), new FormatDetector(ExchangeConfigFormats.all()), files, new VirtualClock(Instant.EPOCH));
        assertThat(source.read(Optional.empty(), 10).readings()).hasSize(1);
    }

    @Test
    void utf16IsReadToo() throws Exception {
        MemoryFiles files = new MemoryFiles().put("in/inbound.json", ("\uFEFF[" + INBOUND + "]").getBytes(StandardCharsets.UTF_16LE));
        List<Reading> readings = Pages.resuming(() -> source(files, false), 1);
        assertThat(readings).singleElement().isInstanceOfSatisfying(Reading.Snapshot.class, snapshot -> assertThat(snapshot.objects()).hasSize(1));
    }

    @Test
    void publishedSnapshotsAreRead() throws Exception {
        String place = Samples.folder().resolve("exo-config-json").toString();
        List<Reading> readings = Pages.all(new FolderSource("s", FolderSettings.complete(place), new FormatDetector(ExchangeConfigFormats.all()), new LocalFiles(), clock),
                Optional.empty(), 5);
        Map<String, Integer> objects = new TreeMap<>();
        for (Reading reading : readings) {
            if (reading instanceof Reading.Snapshot snapshot) {
                objects.merge(snapshot.objectType(), snapshot.objects().size(), Integer::sum);
            }
        }
        assertThat(objects).isEqualTo(Map.of("accepted-domain", 7, "admin-audit-config", 2, "inbound-connector", 1, "outbound-connector", 0, "organization-config", 2,
                "remote-domain", 2, "transport-config", 2, "transport-rule", 3));
    }
}

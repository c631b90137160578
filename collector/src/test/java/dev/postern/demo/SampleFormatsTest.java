package dev.postern.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file can be read by a reader that knows only the format, and shows the format's oddities. */
class SampleFormatsTest {
    @TempDir static Path folder;
    private static WrittenSample sample;

    @BeforeAll
    static void generate() throws IOException {
        SampleTenant.generate(folder, SampleOptions.ofSeed(11));
        sample = new WrittenSample(folder);
    }

    @Test
    void auditBlobsHoldUpToTwoHundredRecordsWithTheCommonKeys() throws IOException {
        for (Path file : sample.files("audit")) {
            if (file.toString().endsWith(".json")) {
                assertThat(WrittenSample.tree(file).size()).as(file.toString()).isBetween(1, 200);
            }
        }
        for (JsonNode record : sample.auditRecords()) {
            for (String key : List.of("CreationTime", "Id", "Operation", "OrganizationId", "RecordType", "UserKey", "UserType", "Workload", "UserId")) {
                assertThat(record.has(key)).as("%s of %s", key, record).isTrue();
            }
            assertThat(record.get("CreationTime").asText()).hasSize(19);
            record.path("Parameters").forEach(pair -> assertThat(pair.get("Value").isTextual()).isTrue());
        }
    }

    @Test
    void auditRecordsRepeatWithTheSameContentAndComeOutOfOrder() throws IOException {
        Map<String, JsonNode> byId = new HashMap<>();
        int repeated = 0;
        int backwards = 0;
        String last = "";
        for (JsonNode record : sample.auditRecords()) {
            JsonNode known = byId.putIfAbsent(record.get("Id").asText(), record);
            if (known != null) {
                assertThat(record).isEqualTo(known);
                repeated++;
            }
            backwards += record.get("CreationTime").asText().compareTo(last) < 0 ? 1 : 0;
            last = record.get("CreationTime").asText();
        }
        assertThat(repeated).isGreaterThan(200);
        assertThat(backwards).isGreaterThan(500);
    }

    @Test
    void theExportBeginsWithAByteOrderMarkAndHoldsRecordsAsText() throws IOException {
        Path export = sample.files("audit").stream().filter(file -> file.toString().endsWith(".csv")).findFirst().orElseThrow();
        assertThat(Files.readString(export)).startsWith("\uFEFF\"RunspaceId\"").contains("\r\n");
        for (CSVRecord row : WrittenSample.csv(export)) {
            assertThat(WrittenSample.tree(row.get("AuditData")).get("Id").asText()).isEqualTo(row.get("Identity"));
        }
    }

    @Test
    void trackingLogsHaveThirtyColumnsMarksAndARepeatedHeader() throws IOException {
        int marked = 0;
        int repeated = 0;
        for (Path file : sample.files("tracking")) {
            String text = Files.readString(file);
            marked += text.startsWith("\uFEFF") ? 1 : 0;
            repeated += text.split("#Fields:", -1).length > 2 ? 1 : 0;
        }
        assertThat(marked).isEqualTo(2);
        assertThat(repeated).isEqualTo(1);
        Set<String> events = new TreeSet<>();
        Set<String> identities = new HashSet<>();
        boolean quoted = false;
        for (Map<String, String> row : sample.trackingRows()) {
            assertThat(row).hasSize(30);
            Instant.parse(row.get("date-time"));
            List<String> recipients = List.of(row.get("recipient-address").split(";"));
            assertThat(recipients).hasSize(Integer.parseInt(row.get("recipient-count")));
            events.add(row.get("event-id"));
            quoted |= row.get("message-subject").contains("\"") && row.get("message-subject").contains(",");
            assertThat(identities.add(row.get("date-time") + row.get("internal-message-id") + row.get("event-id"))).isTrue();
        }
        assertThat(events).contains("RECEIVE", "SEND", "DELIVER", "AGENTINFO", "SUBMIT", "FAIL", "DSN", "DEFER", "EXPAND");
        assertThat(quoted).isTrue();
    }

    @Test
    void traceRowsNameConnectorsThatTheTenantHas() throws IOException {
        Set<String> names = new HashSet<>(Set.of(""));
        sample.snapshots().values().forEach(snapshot -> snapshot.forEach((key, item) -> names.add(item.get("Name").asText())));
        sample.auditRecords().forEach(record -> names.add(WrittenSample.parameters(record).getOrDefault("Name", "")));
        for (CSVRecord row : sample.traceRows()) {
            assertThat(names).contains(row.get("connector_id"));
            assertThat(row.get("recipient_status")).contains("##Receive");
            Instant.parse(row.get("origin_timestamp"));
        }
    }

    @Test
    void bothShapesOfASnapshotHoldEveryType() throws IOException {
        for (Map<String, JsonNode> snapshot : sample.snapshots().values()) {
            Set<String> types = new TreeSet<>();
            snapshot.keySet().forEach(key -> types.add(key.substring(0, key.indexOf('/'))));
            assertThat(types).containsExactly("accepted-domain", "admin-audit-config", "inbound-connector", "outbound-connector",
                    "receive-connector", "recipient", "remote-domain", "send-connector", "transport-config", "transport-rule");
        }
        assertThat(sample.snapshots()).hasSize(SampleOptions.DAYS);
    }
}

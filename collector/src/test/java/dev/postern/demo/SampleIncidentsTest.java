package dev.postern.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is staged shows, and only what is staged. */
class SampleIncidentsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 8, 9})
    void aTenantWithoutIncidentsShowsNoneOfTheirMarks(long seed) throws IOException {
        SampleTenant.generate(folder, seed, Set.of());
        WrittenSample sample = new WrittenSample(folder);
        Map<String, Set<String>> lists = lists(sample);
        Set<String> inside = new HashSet<>(lists.get("forward-ok"));
        sample.snapshots().values().forEach(snapshot -> snapshot.forEach((key, item) -> {
            if (key.startsWith("accepted-domain/")) {
                inside.add(item.get("DomainName").asText());
            }
        }));
        for (JsonNode record : sample.auditRecords()) {
            String operation = record.get("Operation").asText();
            Map<String, String> passed = WrittenSample.parameters(record);
            assertThat(passed).doesNotContainEntry("UnifiedAuditLogIngestionEnabled", "False").doesNotContainEntry("TreatMessagesAsInternal", "True")
                    .doesNotContainEntry("RequireTls", "False").doesNotContainEntry("RestrictDomainsToCertificate", "False")
                    .doesNotContainKeys("BlindCopyTo", "CopyTo", "RedirectMessageTo", "AddToRecipients", "DeleteMessage", "MarkAsRead");
            if (passed.containsKey("SmartHosts")) {
                assertThat(lists.get("approved-smart-hosts")).contains(passed.get("SmartHosts"));
            }
            if (operation.endsWith("InboxRule")) {
                assertThat(passed.getOrDefault("MoveToFolder", "Newsletters")).isEqualTo("Newsletters");
                assertThat(passed.getOrDefault("Name", "unchanged")).hasSizeGreaterThan(2);
            }
            for (String forward : List.of("ForwardTo", "ForwardingSmtpAddress", "RedirectTo")) {
                if (passed.containsKey(forward)) {
                    assertThat(inside).contains(passed.get(forward).replaceAll(".*@", ""));
                }
            }
            assertThat(record.toString()).doesNotContain("\\\"Forward\\\"");
        }
        assertThat(sample.truth().get("incidents")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Incident.class)
    void anIncidentLeavesItsRecordsOutsideTheChangeRegister(Incident incident) throws IOException {
        SampleTenant.generate(folder, 5, EnumSet.of(incident));
        WrittenSample sample = new WrittenSample(folder);
        Map<String, JsonNode> byId = new HashMap<>();
        sample.auditRecords().forEach(record -> byId.put(record.get("Id").asText(), record));
        JsonNode truth = sample.truth().get("incidents").get(0);
        assertThat(truth.get("incident").asText()).isEqualTo(incident.label());
        assertThat(truth.get("audit_ids")).isNotEmpty();
        for (JsonNode id : truth.get("audit_ids")) {
            JsonNode record = byId.get(id.asText());
            assertThat(record.get("UserId")).isEqualTo(truth.get("actor"));
            Instant time = Instant.parse(record.get("CreationTime").asText() + "Z");
            String operation = record.get("Operation").asText();
            assertThat(sample.approvals()).noneMatch(ticket -> ticket.get("operation").equals(operation)
                    && truth.get("objects").toString().contains('"' + ticket.get("object") + '"')
                    && !time.isBefore(Instant.parse(ticket.get("from"))) && !time.isAfter(Instant.parse(ticket.get("until"))));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theRogueConnectorCarriesHundredsOfMessagesBetweenItsMakingAndItsEnd(long seed) throws IOException {
        SampleTenant.generate(folder, seed, EnumSet.of(Incident.ROGUE_INBOUND_CONNECTOR));
        WrittenSample sample = new WrittenSample(folder);
        JsonNode truth = sample.truth().get("incidents").get(0);
        Instant first = Instant.parse(truth.get("first").asText());
        Instant last = Instant.parse(truth.get("last").asText());
        assertThat(last).isBefore(first.plusSeconds(48 * 3_600));
        List<CSVRecord> relayed = sample.traceRows().stream()
                .filter(row -> row.get("connector_id").equals(truth.get("objects").get(0).asText())).toList();
        assertThat(relayed.size()).isBetween(280, 320);
        assertThat(relayed).allSatisfy(row -> assertThat(Instant.parse(row.get("origin_timestamp"))).isBetween(first, last));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void incidentsHaveEachTheirOwnActorAndObjects(long seed) throws IOException {
        SampleTenant.generate(folder, seed, EnumSet.allOf(Incident.class));
        Set<String> seen = new HashSet<>();
        for (JsonNode incident : new WrittenSample(folder).truth().get("incidents")) {
            assertThat(seen.add(incident.get("actor").asText())).isTrue();
            incident.get("objects").forEach(object -> assertThat(seen.add(object.asText())).isTrue());
        }
        assertThat(seen).hasSizeGreaterThan(8);
    }

    private static Map<String, Set<String>> lists(WrittenSample sample) throws IOException {
        Map<String, Set<String>> lists = new HashMap<>();
        for (Path file : sample.files("lists")) {
            lists.put(file.getFileName().toString().replace(".csv", ""),
                    WrittenSample.csv(file).stream().map(row -> row.get("entry")).collect(Collectors.toSet()));
        }
        return lists;
    }
}

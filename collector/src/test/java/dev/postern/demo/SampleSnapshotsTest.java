package dev.postern.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots, audit records and change register tell one story. */
class SampleSnapshotsTest {
    private static final Set<String> VOLATILE = Set.of("WhenChanged", "WhenChangedUTC", "WhenCreated", "WhenCreatedUTC");
    @TempDir Path folder;

    /** A difference between two snapshots: {@code property} is {@code *} for a whole object. */
    private record Difference(String type, String object, String kind, String property, String value, Instant after, Instant until) { }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyDifferenceHasItsAuditRecordAndItsTicket(long seed) throws IOException {
        SampleTenant.generate(folder, seed, Set.of());
        WrittenSample sample = new WrittenSample(folder);
        List<JsonNode> records = sample.auditRecords();
        List<CSVRecord> approvals = sample.approvals();
        List<Difference> differences = differences(sample);
        assertThat(differences).hasSizeGreaterThan(15);
        for (Difference difference : differences) {
            List<JsonNode> told = records.stream().filter(record -> tells(record, difference)).toList();
            assertThat(told).as("audit record of %s", difference).isNotEmpty();
            assertThat(told).as("ticket of %s", difference).anyMatch(record -> approvals.stream().anyMatch(ticket -> covers(ticket, record, difference)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void stagedDifferencesHaveTheirAuditRecordToo(long seed) throws IOException {
        SampleTenant.generate(folder, seed, EnumSet.allOf(Incident.class));
        WrittenSample sample = new WrittenSample(folder);
        List<JsonNode> records = sample.auditRecords();
        for (Difference difference : differences(sample)) {
            assertThat(records).as("audit record of %s", difference).anyMatch(record -> tells(record, difference));
        }
    }

    private static List<Difference> differences(WrittenSample sample) throws IOException {
        List<Difference> differences = new ArrayList<>();
        Iterator<Map.Entry<String, Map<String, JsonNode>>> snapshots = sample.snapshots().entrySet().iterator();
        Map.Entry<String, Map<String, JsonNode>> before = snapshots.next();
        while (snapshots.hasNext()) {
            Map.Entry<String, Map<String, JsonNode>> after = snapshots.next();
            Set<String> keys = new LinkedHashSet<>(before.getValue().keySet());
            keys.addAll(after.getValue().keySet());
            for (String key : keys) {
                compare(key.substring(0, key.indexOf('/')), before.getValue().get(key), after.getValue().get(key), time(before.getKey()),
                        time(after.getKey()), differences);
            }
            before = after;
        }
        return differences;
    }

    private static void compare(String type, JsonNode old, JsonNode young, Instant after, Instant until, List<Difference> to) {
        if (old == null || young == null) {
            String name = (old == null ? young : old).get("Name").asText();
            to.add(new Difference(type, name, old == null ? "New" : "Remove", "*", "", after, until));
            return;
        }
        Set<String> properties = new HashSet<>();
        old.fieldNames().forEachRemaining(properties::add);
        young.fieldNames().forEachRemaining(properties::add);
        properties.removeIf(property -> property.contains("@") || VOLATILE.contains(property));
        for (String property : properties) {
            assertThat(old.has(property) && young.has(property)).as("%s of %s in both shapes", property, type).isTrue();
            if (!old.get(property).equals(young.get(property))) {
                to.add(new Difference(type, young.get("Name").asText(), "Set", property, worded(young.get(property)), after, until));
            }
        }
    }

    /** As audit records word a value. */
    private static String worded(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).collect(Collectors.joining(";"));
        }
        return value.isBoolean() ? value.asBoolean() ? "True" : "False" : value.isNull() ? "" : value.asText();
    }

    private static boolean tells(JsonNode record, Difference difference) {
        Instant time = Instant.parse(record.get("CreationTime").asText() + "Z");
        Map<String, String> passed = WrittenSample.parameters(record);
        String object = passed.getOrDefault("Name", passed.get("Identity"));
        boolean same = difference.object().equals(object) || record.path("ObjectId").asText().endsWith(difference.object());
        boolean value = difference.property().equals("*") || difference.value().equals(passed.get(difference.property()));
        return record.get("Operation").asText().startsWith(difference.kind() + '-') && same && value
                && time.isAfter(difference.after()) && time.isBefore(difference.until());
    }

    private static boolean covers(CSVRecord ticket, JsonNode record, Difference difference) {
        Instant time = Instant.parse(record.get("CreationTime").asText() + "Z");
        return ticket.get("object_type").equals(difference.type()) && ticket.get("object").equals(difference.object())
                && Set.of("*", record.get("Operation").asText()).contains(ticket.get("operation"))
                && (ticket.get("properties").equals("*") || Set.of(ticket.get("properties").split(";")).contains(difference.property()))
                && !time.isBefore(Instant.parse(ticket.get("from"))) && !time.isAfter(Instant.parse(ticket.get("until")));
    }

    private static Instant time(String folderName) {
        return Instant.parse(folderName.substring(0, 11) + folderName.substring(11).replace('-', ':'));
    }
}

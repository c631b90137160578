package dev.postern.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SampleTenantTest {
    @TempDir Path first;
    @TempDir Path second;

    @Test
    void theSameSeedWritesTheSameBytes() throws IOException {
        SampleTenant.generate(first, SampleOptions.ofSeed(42));
        SampleTenant.generate(second, SampleOptions.ofSeed(42));
        assertThat(contents(first)).containsExactlyEntriesOf(contents(second));
    }

    @Test
    void anotherSeedMakesAnotherTenant() throws IOException {
        SampleTenant.generate(first, SampleOptions.ofSeed(1));
        SampleTenant.generate(second, SampleOptions.ofSeed(2));
        assertThat(new WrittenSample(first).truth().get("tenant")).isNotEqualTo(new WrittenSample(second).truth().get("tenant"));
    }

    @Test
    @Timeout(20)
    void theSummaryCountsWhatIsInTheFiles() throws IOException {
        SampleSummary summary = SampleTenant.generate(first, SampleOptions.ofSeed(3));
        WrittenSample sample = new WrittenSample(first);
        assertThat(summary.events()).isBetween(45_000, 55_000);
        assertThat(summary.auditRecords()).isEqualTo(sample.auditRecords().size());
        assertThat(summary.trackingEvents()).isEqualTo(sample.trackingRows().size());
        assertThat(summary.traceRows()).isEqualTo(sample.traceRows().size());
    }

    @Test
    void theNewPartnersConnectorIsApprovedAndUsed() throws IOException {
        SampleTenant.generate(first, 4, Set.of());
        WrittenSample sample = new WrittenSample(first);
        CSVRecord ticket = sample.approvals().stream().filter(row -> row.get("operation").equals("New-InboundConnector")).findFirst().orElseThrow();
        Instant until = Instant.parse(ticket.get("until")).plus(Duration.ofHours(48));
        assertThat(sample.traceRows()).filteredOn(row -> row.get("connector_id").equals(ticket.get("object"))
                && Instant.parse(row.get("origin_timestamp")).isBefore(until)).hasSizeGreaterThan(50);
    }

    @Test
    void aSampleBeginsAtMidnight() {
        assertThatThrownBy(() -> new SampleOptions(1, Instant.parse("2026-11-02T08:00:00Z"), Set.of()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("midnight");
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : new WrittenSample(folder).files("")) {
            contents.put(folder.relativize(file).toString(), Files.readString(file));
        }
        return contents;
    }
}

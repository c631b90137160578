package dev.postern.source.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.schema.Row;
import dev.postern.source.FileFormat;
import dev.postern.source.FolderSettings;
import dev.postern.source.FolderSource;
import dev.postern.source.FormatDetector;
import dev.postern.testkit.Fixtures;
import dev.postern.testkit.MemoryFiles;
import dev.postern.testkit.Pages;
import dev.postern.testkit.SourceContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoricalSearchCsvTest extends SourceContract {
    private static final String FILE = Fixtures.text("tracking/historical-search.csv");
    private static final int HEADER = FILE.indexOf('\n') + 1;

    @Override
    protected List<FileFormat> formats() {
        return TrackingFormats.all();
    }

    @Override
    protected String header() {
        return FILE.substring(0, HEADER);
    }

    @Override
    protected String record(int number) {
        return "2026-10-01T08:00:00.1234567Z,a@site.example,r@partner.example##Delivered,\"Hello, %d\",2048,<m%d@site.example>,n-%d,192.0.2.7,2,Outbound to partner,Normal\n"
                .formatted(number, number, number);
    }

    @Override
    protected String poison() {
        return record(1).replace("2026-10-01T", "soon ");
    }

    @Override
    protected String huge(int bytes) {
        return record(2).replace("Hello", "z".repeat(bytes));
    }

    private List<Row> rows(byte[] bytes) throws Exception {
        MemoryFiles files = new MemoryFiles().put("r/report.csv", bytes);
        return Pages.rows(Pages.all(new FolderSource("t", FolderSettings.complete("r"), new FormatDetector(formats()), files, clock), Optional.empty(), 100));
    }

    @Test
    void oneRowForEachRecipientWithItsStatusAsEvent() throws Exception {
        List<Row> rows = rows(FILE.getBytes(StandardCharsets.UTF_8));
        assertThat(rows).extracting(row -> row.get("recipient")).containsExactly("b@partner.example", "c@partner.example", "user@site.example");
        assertThat(rows).extracting(row -> row.get("event")).containsExactly("Delivered", "Failed", "Quarantined");
        assertThat(rows).extracting(row -> row.get("action")).containsExactly("delivered", "failed", "quarantined");
        assertThat(rows).extracting(row -> row.get("direction")).containsExactly("outbound", "outbound", "inbound");
        assertThat(rows.get(0).get("connector")).isEqualTo("Outbound to partner");
        assertThat(rows.get(0).get("network_message_id")).isEqualTo("0a1b2c3d-0000-4000-8000-000000000001");
        assertThat(rows.get(0).time()).isEqualTo(Instant.parse("2026-10-01T08:00:00.123456Z"));
        assertThat(rows.get(0).get("original_client_ip")).isEqualTo("192.0.2.7");
        assertThat(rows.get(0).json("extra")).containsEntry("delivery_priority", "Normal");
        assertThat(rows).extracting(Row::eventId).doesNotHaveDuplicates();
    }

    @Test
    void reportAsTheServiceWritesItIsUtf16() throws Exception {
        assertThat(rows(("\uFEFF" + FILE).getBytes(StandardCharsets.UTF_16LE))).isEqualTo(rows(FILE.getBytes(StandardCharsets.UTF_8)));
    }
}

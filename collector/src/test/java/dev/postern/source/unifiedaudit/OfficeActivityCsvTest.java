package dev.postern.source.unifiedaudit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.io.LocalFiles;
import dev.postern.schema.Row;
import dev.postern.source.FileFormat;
import dev.postern.source.FolderSettings;
import dev.postern.source.FolderSource;
import dev.postern.source.FormatDetector;
import dev.postern.source.Reading;
import dev.postern.testkit.Fixtures;
import dev.postern.testkit.MemoryFiles;
import dev.postern.testkit.Pages;
import dev.postern.testkit.Samples;
import dev.postern.testkit.SourceContract;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfficeActivityCsvTest extends SourceContract {
    /** The native line end inside a value is put in here: the fixture itself has the line ends of its checkout. */
    static final String FILE = Fixtures.text("unifiedaudit/office-activity.csv").replace("\r", "").replace("4042.018)\n", "4042.018)\r\n");
    private static final int HEADER = FILE.indexOf('\n') + 1;

    @Override
    protected List<FileFormat> formats() {
        return UnifiedAuditFormats.all();
    }

    @Override
    protected String header() {
        return FILE.substring(0, HEADER);
    }

    @Override
    protected String record(int number) {
        return FILE.substring(HEADER).replace("000000000001", "%012d".formatted(number)).replace("Relay 1", "Relay " + number);
    }

    @Override
    protected String poison() {
        return record(5).replace("\"[\n", "\"[\n\"broken\n");
    }

    @Override
    protected String huge(int bytes) {
        return record(6).replace("Relay 6", "y".repeat(bytes));
    }

    @Test
    void publishedExportsAreReadToTheLastRecord() throws Exception {
        String place = Samples.folder().resolve("sentinel-officeactivity").resolve("cloudflare+Azure-Sentinel").toString();
        List<Reading> readings = Pages.all(new FolderSource("s", FolderSettings.complete(place), new FormatDetector(formats()), new LocalFiles(), clock), Optional.empty(), 50);
        List<Row> rows = Pages.rows(readings);
        assertThat(Pages.rejected(readings)).isEmpty();
        assertThat(rows).hasSize(268);
        List<Row> rules = rows.stream().filter(row -> row.text("operation").equals("New-InboxRule")).toList();
        assertThat(rules).hasSize(3).allSatisfy(row -> {
            assertThat(row.get("record_type")).isEqualTo("ExchangeAdmin");
            assertThat(row.get("result")).isEqualTo("success");
            assertThat(row.text("client_ip")).doesNotContain("]");
            assertThat(row.json("parameters")).containsKey("Name");
            assertThat(row.get("object_type")).isEqualTo("inbox-rule");
        });
        assertThat(rules).anySatisfy(row -> assertThat(row.time()).isEqualTo(Instant.parse("2021-04-26T07:17:10Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-02T10:00:00Z", "2026-11-02 10:00:00+00:00", "2026-11-02 10:00:00.000000", "11/2/2026 10:00:00 AM",
        "\"11/2/2026, 10:00:00.000 AM\""})
    void aProjectionOfTheTableIsReadWhateverColumnsAreLeft(String time) throws Exception {
        String file = ",TimeGenerated,UserId,ClientIP,Operation,Parameters\n17," + time + ",,,New-InboundConnector,\"[{\"\"Name\"\": \"\"Name\"\", "
                + "\"\"Value\"\": \"\"Relay\"\"}, {\"\"Name\"\": \"\"SenderDomains\"\", \"\"Value\"\": \"\"smtp:*;1\"\"}]\"\n";
        MemoryFiles files = new MemoryFiles().put("in/projected.csv", file);
        Row row = Pages.rows(Pages.all(new FolderSource("s", FolderSettings.complete("in/projected.csv"), new FormatDetector(formats()), files, clock),
                Optional.empty(), 50)).get(0);
        assertThat(row.time()).isEqualTo(Instant.parse("2026-11-02T10:00:00Z"));
        assertThat(row.text("operation")).isEqualTo("New-InboundConnector");
        assertThat(row.text("object_name")).isEqualTo("Relay");
        assertThat(row.json("parameters")).containsEntry("SenderDomains", List.of("*"));
        assertThat(row.get("actor")).isNull();
        assertThat(row.eventId()).isNotBlank();
    }
}

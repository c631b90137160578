package dev.postern.source.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.schema.Row;
import dev.postern.source.FileFormat;
import dev.postern.source.FolderSettings;
import dev.postern.source.FolderSource;
import dev.postern.source.FormatDetector;
import dev.postern.source.Page;
import dev.postern.source.Reading;
import dev.postern.testkit.Fixtures;
import dev.postern.testkit.MemoryFiles;
import dev.postern.testkit.Pages;
import dev.postern.testkit.SourceContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageTrackingLogTest extends SourceContract {
    private static final String HEADER = Fixtures.text("tracking/header.txt");

    @Override
    protected List<FileFormat> formats() {
        return TrackingFormats.all();
    }

    @Override
    protected String header() {
        return HEADER;
    }

    @Override
    protected String record(int number) {
        return line(number, "a@partner.example", "250 2.1.5 Recipient OK", "S:ToEntity=Internet");
    }

    @Override
    protected String poison() {
        return "not-a-time" + record(7).substring(24);
    }

    @Override
    protected String huge(int bytes) {
        return record(8).replace("Invoice", "x".repeat(bytes));
    }

    private static String line(int number, String recipients, String statuses, String custom) {
        return "2026-10-01T08:00:%02d.%03dZ,192.0.2.10,client.example,192.0.2.20,MBX1,\"08D;queued, then sent\",Outbound to partner,SMTP,SEND,%d,"
                .formatted(number / 1000 % 60, number % 1000, number)
                + "<m%d@site.example>,0a%d,%s,%s,2048,2,,,Invoice %d,User@Site.Example,user@site.example,,Originating,,198.51.100.7,,%s,Email,log,15.02\r\n"
                .formatted(number, number, recipients, statuses, number, custom);
    }

    private List<Reading> read(String text) throws Exception {
        MemoryFiles files = new MemoryFiles().put("log/a.log", text);
        return Pages.all(new FolderSource("t", FolderSettings.complete("log"), new FormatDetector(formats()), files, clock), Optional.empty(), 100);
    }

    @Test
    void oneRowForEachRecipientWithItsOwnStatus() throws Exception {
        List<Row> rows = Pages.rows(read(HEADER + line(1, "A@partner.example;b@partner.example", "250 ok;550 5.1.1 no", "S:ToEntity=Internet;S:TlsVersion=TLS1_2")));
        assertThat(rows).extracting(row -> row.get("recipient")).containsExactly("a@partner.example", "b@partner.example");
        assertThat(rows).extracting(row -> row.get("recipient_status")).containsExactly("250 ok", "550 5.1.1 no");
        assertThat(rows.get(0).eventId()).isNotEqualTo(rows.get(1).eventId());
        Row row = rows.get(0);
        assertThat(row.get("action")).isEqualTo("sent");
        assertThat(row.get("direction")).isEqualTo("outbound");
        assertThat(row.get("connector")).isEqualTo("Outbound to partner");
        assertThat(row.get("sender")).isEqualTo("user@site.example");
        assertThat(row.get("size")).isEqualTo(2048L);
        assertThat(row.json("custom_data")).containsEntry("ToEntity", "Internet").containsEntry("TlsVersion", "TLS1_2");
        assertThat(row.get("tls_version")).isEqualTo("TLS1_2");
        assertThat(row.json("extra")).containsEntry("source-context", "08D;queued, then sent").containsEntry("schema-version", "15.02");
    }

    @Test
    void sameEventInAnotherFileHasTheSameId() throws Exception {
        String one = Pages.rows(read(HEADER + record(5))).get(0).eventId();
        assertThat(Pages.rows(read(HEADER + record(4) + record(5))).get(1).eventId()).isEqualTo(one);
    }

    @Test
    void headerAgainInTheMiddleMayChangeTheColumns() throws Exception {
        String swapped = HEADER.replace("message-subject,sender-address", "sender-address,message-subject");
        List<Row> rows = Pages.rows(read(HEADER + record(1) + swapped + record(2)));
        assertThat(rows.get(1).get("subject")).isEqualTo("User@Site.Example");
        MemoryFiles files = new MemoryFiles().put("log/a.log", HEADER + record(1) + swapped + record(2) + record(3));
        List<Reading> resumed = Pages.resuming(() -> new FolderSource("t", FolderSettings.complete("log"), new FormatDetector(formats()), files, clock), 1);
        assertThat(Pages.rows(resumed)).extracting(row -> row.get("subject")).containsExactly("Invoice 1", "User@Site.Example", "User@Site.Example");
    }

    @Test
    void corruptFieldsLineFallsBackToTheVersionsColumns() throws Exception {
        String corrupt = HEADER.replace("log-id,schema-version", "log-id,schema-versionmessage-id,message-subject,more,and,more");
        assertThat(Pages.rows(read(corrupt + record(3)))).hasSize(1).allMatch(row -> "Invoice 3".equals(row.get("subject")));
        String old = "2026-10-01T08:00:00.000Z,192.0.2.10,c,192.0.2.20,MBX1,,conn,SMTP,RECEIVE,7,<m@site.example>,r@site.example,,100,1,,,Subject 2010,s@partner.example,"
                + "s@partner.example,,Incoming,,,,\r\n";
        assertThat(Pages.rows(read(corrupt + old))).hasSize(1).allMatch(row -> "Subject 2010".equals(row.get("subject")) && "inbound".equals(row.get("direction")));
    }

    @Test
    void byteOrderMarkUtf16AndMissingLineEndAreNoObstacle() throws Exception {
        String text = HEADER + record(1).replace("Invoice", "Gr\u00fc\u00dfe \u20ac \ud83d\ude00") + record(3) + record(2).stripTrailing();
        List<String> plain = Pages.texts(read(text)).stream().map(s -> s.replaceAll("at byte \\d+|offset=\\d+", "")).toList();
        for (byte[] bytes : List.of(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE))) {
            MemoryFiles files = new MemoryFiles().put("log/a.log", bytes);
            List<Reading> resumed = Pages.resuming(() -> new FolderSource("t", FolderSettings.complete("log"), new FormatDetector(formats()), files, clock), 1);
            assertThat(Pages.texts(resumed).stream().map(s -> s.replaceAll("at byte \\d+|offset=\\d+", ""))).isEqualTo(plain);
        }
    }

    @Test
    void malformedBytesAreReplacedAndTheRecordIsRead() throws Exception {
        byte[] bytes = (HEADER + record(1)).getBytes(StandardCharsets.ISO_8859_1);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Invoice")] = (byte) 0xE9;
        MemoryFiles files = new MemoryFiles().put("log/a.log", bytes);
        Page page = new FolderSource("t", FolderSettings.complete("log"), new FormatDetector(formats()), files, clock).read(Optional.empty(), 9);
        assertThat(Pages.rows(page.readings()).get(0).text("subject")).isEqualTo("\uFFFDnvoice 1");
    }

    @Test
    void unclosedQuoteCostsItsLineOnly() throws Exception {
        String bad = record(2).replace("Invoice 2", "\"Invoice");
        List<Reading> readings = read(HEADER + record(1) + bad + record(3));
        assertThat(Pages.rows(readings)).extracting(row -> row.get("subject")).containsExactly("Invoice 1", "Invoice 3");
        assertThat(Pages.rejected(readings)).hasSize(1);
    }
}

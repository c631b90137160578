package dev.postern.demo.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.postern.demo.cast.CsvRows;
import dev.postern.demo.cast.CsvRows.Quoting;
import dev.postern.demo.cast.Dice;
import dev.postern.demo.cast.Tenant;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Audit records as {@code Search-UnifiedAuditLog | Export-Csv} writes them: byte order mark, CRLF, every field quoted, any order. */
final class AuditExport {
    private static final DateTimeFormatter CULTURE = DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final Object[] COLUMNS = {"RunspaceId", "RecordType", "CreationDate", "UserIds", "Operations", "AuditData", "ResultIndex", "ResultCount",
                    "Identity", "IsValid", "ObjectState"};
    private static final JsonFactory JSON = new JsonFactory();
    private final Path folder;
    private final AuditJson record;
    private final Dice dice;

    AuditExport(Path folder, Tenant tenant, Dice dice) {
        this.folder = folder;
        this.dice = dice;
        record = new AuditJson(tenant);
    }

    /** Shuffles the list it is given. */
    void write(List<AuditEvent> events, Instant day) throws IOException {
        for (int i = events.size() - 1; i > 0; i--) {
            events.set(i, events.set(dice.below(i + 1), events.get(i)));
        }
        String runspace = dice.guid();
        Path file = folder.resolve("Search-UnifiedAuditLog-" + DAY.format(day) + ".csv");
        try (CsvRows csv = CsvRows.create(file, Quoting.ALL)) {
            csv.raw("\uFEFF");
            csv.add(COLUMNS);
            for (int i = 0; i < events.size(); i++) {
                AuditEvent event = events.get(i);
                csv.add(runspace, event.detail().recordName(), CULTURE.format(event.time()), event.actor().userId(),
                        event.operation(), data(event), i + 1, events.size(), event.id(), "True", "Unchanged");
            }
        }
    }

    private String data(AuditEvent event) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            record.write(event, json);
        }
        return text.toString();
    }
}

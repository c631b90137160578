package dev.postern.demo.mail;

import dev.postern.demo.cast.CsvRows;
import dev.postern.demo.cast.Rhythm;
import dev.postern.demo.cast.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Message trace of Exchange Online: the enhanced report of a historical search, a file a day. The last column is what a connector
 * report tells besides; no document gives its name there, so the name is an assumption.
 */
public final class TraceFiles {
    private static final DateTimeFormatter TICKS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final String[] COLUMNS = {"origin_timestamp", "sender_address", "recipient_status",
            "message_subject", "total_bytes", "message_id", "network_message_id", "original_client_ip", "directionality", "connector_id",
            "delivery_priority", "tls_version"};
    private final Path folder;

    public TraceFiles(Path folder) {
        this.folder = folder;
    }

    /** @return how many rows were written */
    public int write(long seed, Tenant tenant, Rhythm rhythm, Instant partnerSince, List<RelayBurst> bursts) throws IOException {
        Files.createDirectories(folder);
        List<TraceRow> rows = new ArrayList<>();
        new TraceTraffic(seed, tenant, partnerSince).emit(rhythm, rows::add);
        bursts.forEach(burst -> burst.emit(seed, tenant, rows::add));
        rows.sort(Comparator.comparing((TraceRow row) -> row.mail().time()).thenComparing(row -> row.mail().networkId()));
        Map<String, List<TraceRow>> days = rows.stream()
                .collect(Collectors.groupingBy(row -> DAY.format(row.mail().time()), TreeMap::new, Collectors.toList()));
        for (Map.Entry<String, List<TraceRow>> day : days.entrySet()) {
            file(folder.resolve("MTSummary_" + day.getKey() + ".csv"), day.getValue());
        }
        return rows.size();
    }

    private static void file(Path file, List<TraceRow> rows) throws IOException {
        try (CsvRows csv = CsvRows.create(file, COLUMNS)) {
            for (TraceRow row : rows) {
                Mail mail = row.mail();
                String recipients = mail.recipients().stream().map(to -> to + "##" + row.status()).collect(Collectors.joining(";"));
                csv.add(TICKS.format(mail.time()), mail.returnPath(), recipients, mail.subject(), mail.size(), mail.messageId(),
                        mail.networkId(), row.clientIp(), row.direction(), row.connector(), "Normal", row.tls());
            }
        }
    }
}

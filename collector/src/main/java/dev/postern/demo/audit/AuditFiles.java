package dev.postern.demo.audit;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.postern.demo.cast.Dice;
import dev.postern.demo.cast.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lays audit records out as the service hands them over: blobs named after the hour of arrival, records late and out of
 * order, some listed twice. One day's records are in an export to CSV instead, a few of them in both.
 */
public final class AuditFiles {
    private static final int EXPORTED_DAY = 4;
    private static final int LARGEST_BLOB = 200;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyyMMdd'T'HH").withZone(ZoneOffset.UTC);
    private static final JsonFactory JSON = new JsonFactory();

    private record Delivery(Instant arrival, AuditEvent event) { }

    private final Path folder;
    private final Tenant tenant;
    private final Dice dice;

    public AuditFiles(Path folder, long seed, Tenant tenant) {
        this.folder = folder;
        this.tenant = tenant;
        dice = Dice.of(seed, "audit delivery");
    }

    /** @return how many records were written, repeated ones counted each time */
    public int write(List<AuditEvent> events, Instant start) throws IOException {
        Files.createDirectories(folder);
        Instant from = start.plus(Duration.ofDays(EXPORTED_DAY));
        Instant until = from.plus(Duration.ofDays(1));
        List<Delivery> deliveries = new ArrayList<>();
        List<AuditEvent> exported = new ArrayList<>();
        for (AuditEvent event : events) {
            boolean inExport = !event.time().isBefore(from) && event.time().isBefore(until);
            if (inExport) {
                exported.add(event);
            }
            if (!inExport || dice.percent(10)) {
                deliver(event, deliveries);
            }
        }
        deliveries.sort(Comparator.comparing(Delivery::arrival).thenComparing(delivery -> delivery.event().id()));
        blobs(deliveries);
        new AuditExport(folder, tenant, dice).write(exported, from);
        return deliveries.size() + exported.size();
    }

    private void deliver(AuditEvent event, List<Delivery> to) {
        Instant arrival = event.time().plusSeconds(dice.percent(3) ? dice.between(7_200, 43_200) : dice.between(240, 5_400));
        to.add(new Delivery(arrival, event));
        int again = dice.percent(6) ? 1 : dice.below(2_000) == 0 ? 20 : 0;
        for (int i = 0; i < again; i++) {
            to.add(new Delivery(arrival.plusSeconds(dice.between(300, 18_000)), event));
        }
    }

    private void blobs(List<Delivery> deliveries) throws IOException {
        int next = 0;
        int number = 1;
        while (next < deliveries.size()) {
            Instant hour = deliveries.get(next).arrival().truncatedTo(ChronoUnit.HOURS);
            int end = next;
            int largest = dice.between(1, LARGEST_BLOB);
            while (end < deliveries.size() && end - next < largest
                    && deliveries.get(end).arrival().truncatedTo(ChronoUnit.HOURS).equals(hour)) {
                end++;
            }
            blob(folder.resolve(String.format("exchange-%s-%04d.json", HOUR.format(hour), number++)), deliveries.subList(next, end));
            next = end;
        }
    }

    private void blob(Path file, List<Delivery> deliveries) throws IOException {
        AuditJson record = new AuditJson(tenant);
        try (JsonGenerator json = JSON.createGenerator(Files.newOutputStream(file), JsonEncoding.UTF8)) {
            json.writeStartArray();
            for (Delivery delivery : deliveries) {
                record.write(delivery.event(), json);
            }
            json.writeEndArray();
        }
    }
}

package dev.postern.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Synthetic unified audit records in the shape of the Management API. */
public final class AuditFiles {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private AuditFiles() {
    }

    /** Id of the record of a number. */
    public static String id(int number) {
        return new UUID(0x5057, number).toString();
    }

    /** Record of a cmdlet. {@code parameters} is JSON text of an array. */
    public static String record(int number, Instant time, String operation, String parameters) {
        return "{\"CreationTime\":\"" + TIME.format(time) + "\",\"Id\":\"" + id(number) + "\",\"Operation\":\"" + operation
                + "\",\"OrganizationId\":\"00000000-0000-0000-0000-00000000c0de\",\"RecordType\":1,\"ResultStatus\":\"True\",\"UserKey\":\"1003\","
                + "\"UserType\":2,\"Version\":1,\"Workload\":\"Exchange\",\"ClientIP\":\"192.0.2.10:50123\",\"ObjectId\":\"\","
                + "\"UserId\":\"admin@contoso.example\",\"ExternalAccess\":false,\"OrganizationName\":\"contoso.example\","
                + "\"Parameters\":" + parameters + "}";
    }

    /** An ordinary record that no rule minds. */
    public static String ordinary(int number, Instant time) {
        return record(number, time, "Set-Mailbox", "[{\"Name\":\"Identity\",\"Value\":\"user" + number + "\"},{\"Name\":\"DisplayName\",\"Value\":\"User\"}]");
    }

    /** Appends records, one a line. */
    public static void append(Path file, Iterable<String> records) throws IOException {
        Files.createDirectories(file.getParent());
        StringBuilder lines = new StringBuilder();
        records.forEach(record -> lines.append(record).append('\n'));
        Files.writeString(file, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}

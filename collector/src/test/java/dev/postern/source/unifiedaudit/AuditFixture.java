package dev.postern.source.unifiedaudit;

import dev.postern.source.FolderSettings;
import dev.postern.source.FolderSource;
import dev.postern.source.FormatDetector;
import dev.postern.source.Reading;
import dev.postern.testkit.MemoryFiles;
import dev.postern.testkit.Pages;
import dev.postern.time.VirtualClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Synthetic audit records and how they are read. */
final class AuditFixture {
    private AuditFixture() {
    }

    /** An inbound connector's creation, as one line of JSON. */
    static String json(int number) {
        return "{\"CreationTime\":\"2026-10-01T08:%02d:%02d\",\"Id\":\"00000000-0000-4000-8000-%012d\",\"Operation\":\"New-InboundConnector\","
                .formatted(number / 60 % 60, number % 60, number)
                + "\"OrganizationId\":\"11111111-1111-4111-8111-111111111111\",\"RecordType\":1,\"ResultStatus\":\"True\",\"UserKey\":\"100320\",\"UserType\":2,"
                + "\"Version\":1,\"Workload\":\"Exchange\",\"ClientIP\":\"[2001:db8:0:0::9]:30943\",\"ObjectId\":\"\",\"UserId\":\"Admin@Site.Example\","
                + "\"AppId\":\"00000002-0000-0ff1-ce00-000000000000\",\"ClientAppId\":\"\",\"ExternalAccess\":false,\"OrganizationName\":\"site.example\","
                + "\"OriginatingServer\":\"MBX1 (15.20.4042.018)\\r\\n\",\"Parameters\":[{\"Name\":\"Name\",\"Value\":\"Relay " + number + "\"},"
                + "{\"Name\":\"SenderDomains\",\"Value\":\"smtp:*;1\"},{\"Name\":\"SenderIPAddresses\",\"Value\":\"192.0.2.1;198.51.100.0/30\"},"
                + "{\"Name\":\"RequireTls\",\"Value\":\"False\"},{\"Name\":\"TlsSenderCertificateName\",\"Value\":\"\"}],\"SessionId\":\"s-1\"}";
    }

    static String csvField(String value) {
        return "\"" + value.replace("\"", "\"\"") + "\"";
    }

    static List<Reading> read(String file, String text) throws Exception {
        MemoryFiles files = new MemoryFiles().put("in/" + file, text);
        return Pages.all(new FolderSource("audit", FolderSettings.complete("in"), new FormatDetector(UnifiedAuditFormats.all()), files,
                new VirtualClock(Instant.EPOCH)), Optional.empty(), 100);
    }
}

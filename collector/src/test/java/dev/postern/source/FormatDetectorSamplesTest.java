package dev.postern.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.io.FileContent;
import dev.postern.io.FileEntry;
import dev.postern.io.LocalFiles;
import dev.postern.source.exchangeconfig.ExchangeConfigFormats;
import dev.postern.source.tracking.TrackingFormats;
import dev.postern.source.unifiedaudit.UnifiedAuditFormats;
import dev.postern.testkit.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every published sample is either read in the right format or refused by the right name. */
class FormatDetectorSamplesTest {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("cisco-esa-cef", "CEF"),
            Map.entry("cisco-esa-text", "Cisco Secure Email text log"),
            Map.entry("defender-xdr-json", "Defender XDR"),
            Map.entry("dmarc-aggregate-invalid", "DMARC"),
            Map.entry("dmarc-aggregate", "DMARC|e-mail|gzip|zip"),
            Map.entry("dmarc-failure", "e-mail"),
            Map.entry("dovecot-syslog", "Dovecot"),
            Map.entry("entra-audit-json", "Entra"),
            Map.entry("entra-signin-csv", "Entra sign-in"),
            Map.entry("exchange-imap-pop", "POP or IMAP"),
            Map.entry("exchange-mgmt-evtx", "EVTX"),
            Map.entry("exchange-onprem-clixml", "CliXml"),
            Map.entry("exchange-smtp-protocol", "SMTP protocol log"),
            Map.entry("exim-log", "Exim"),
            Map.entry("iis-log", "Windows event"),
            Map.entry("mailscanner-syslog", "MailScanner"),
            Map.entry("other-mail-security-json", "Log Analytics custom table|Trend Micro|JSON of another kind"),
            Map.entry("postfix-syslog", "Postfix"),
            Map.entry("postfix-message-bodies", "Postfix without|none of the formats"),
            Map.entry("proofpoint-pod-json", "Proofpoint on Demand"),
            Map.entry("proofpoint-tap-json", "Proofpoint TAP"),
            Map.entry("tls-rpt", "TLS-RPT|e-mail"),
            Map.entry("zimbra-log", "Zimbra"));

    private final FormatDetector detector = new FormatDetector(Stream.of(UnifiedAuditFormats.all(), TrackingFormats.all(), ExchangeConfigFormats.all())
            .flatMap(List::stream).toList());

    @Test
    void everySampleIsReadOrRefusedByName() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path sample : Samples.files()) {
            String kind = sample.getParent().getParent().getFileName().toString();
            String result = detect(sample);
            boolean right = switch (kind) {
                case "sentinel-officeactivity" -> result.equals("office-activity-csv") || sample.toString().endsWith(".json") && result.contains("OfficeActivity export as JSON");
                case "exo-config-json" -> config(sample.getFileName().toString(), result);
                default -> Stream.of(NAMES.getOrDefault(kind, "?").split("\\|")).anyMatch(result::contains);
            };
            if (!right) {
                wrong.add(kind + "/" + sample.getFileName() + " -> " + result);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean config(String name, String result) {
        boolean read = name.matches("(sample|stub)\\.(accepted_domains|admin_audit_log_config|inbound_connectors|org_config|outbound_connectors|remote_domains|"
                + "transport_config|transport_rule)\\.json");
        return read ? result.equals("exchange-config-json") : result.contains("which is not supported");
    }

    private String detect(Path sample) throws IOException {
        FileEntry entry = new LocalFiles().find(sample.toString()).orElseThrow();
        try (FileContent content = new LocalFiles().open(sample.toString())) {
            FormatDetector.Detection detection = detector.detect(FileHead.read(content, entry));
            return detection instanceof FormatDetector.Supported supported ? supported.format().name() : ((FormatDetector.Refused) detection).sentence();
        }
    }
}

package dev.postern.source.unifiedaudit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.schema.Row;
import dev.postern.source.FileFormat;
import dev.postern.source.Reading;
import dev.postern.testkit.Pages;
import dev.postern.testkit.SourceContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnifiedAuditCsvTest extends SourceContract {
    @Override
    protected List<FileFormat> formats() {
        return UnifiedAuditFormats.all();
    }

    @Override
    protected String header() {
        return "\uFEFF#TYPE Selected\r\nRecordType,CreationDate,UserIds,Operations,AuditData,ResultIndex\r\n";
    }

    @Override
    protected String record(int number) {
        return "ExchangeAdmin,5/18/2026 9:13:39 PM,admin@site.example,New-InboundConnector," + AuditFixture.csvField(AuditFixture.json(number)) + "," + number + "\r\n";
    }

    @Override
    protected String poison() {
        return "ExchangeAdmin,\"5/18/2026,admin@site.example,New-InboundConnector,nothing,9\r\n";
    }

    @Override
    protected String huge(int bytes) {
        return "ExchangeAdmin,x,y,z," + AuditFixture.csvField(AuditFixture.json(1).replace("Relay 1", "x".repeat(bytes))) + ",9\r\n";
    }

    @Test
    void emptyAuditDataIsRejectedByName() throws Exception {
        List<Reading> readings = AuditFixture.read("a.csv", header() + record(1) + "ExchangeAdmin,x,y,z,,3\r\n" + record(2));
        assertThat(Pages.rows(readings)).hasSize(2);
        assertThat(Pages.rejected(readings)).singleElement().satisfies(rejected -> assertThat(rejected.reason()).isEqualTo("it has no AuditData"));
    }

    @Test
    void columnsMayBeManyAndInAnyOrder() throws Exception {
        String header = "_raw,auditdata," + "x,".repeat(40) + "Identity\n";
        String line = AuditFixture.csvField("{\"AuditData\":" + AuditFixture.json(1) + "}") + "," + AuditFixture.csvField(AuditFixture.json(1)) + "," + ",".repeat(40) + "i\n";
        assertThat(Pages.rows(AuditFixture.read("a.csv", header + line))).containsExactlyElementsOf(Pages.rows(AuditFixture.read("a.json", AuditFixture.json(1))));
    }

    @Test
    void oneRecordGivesOneRowInEveryExport() throws Exception {
        Row json = Pages.rows(AuditFixture.read("a.json", AuditFixture.json(1))).get(0);
        Row csv = Pages.rows(AuditFixture.read("a.csv", header() + record(1))).get(0);
        Row office = Pages.rows(AuditFixture.read("b.csv", OfficeActivityCsvTest.FILE)).get(0);
        assertThat(csv).isEqualTo(json);
        assertThat(office).isEqualTo(json);
    }

    @Test
    void everyFieldOfTheRowIsFilled() throws Exception {
        Row row = Pages.rows(AuditFixture.read("a.json", AuditFixture.json(1))).get(0);
        assertThat(row.get("actor_id")).isEqualTo("admin@site.example");
        assertThat(row.get("actor")).isEqualTo("Admin@Site.Example");
        assertThat(row.get("actor_type")).isEqualTo("admin");
        assertThat(row.get("client_ip")).isEqualTo("2001:db8::9");
        assertThat(row.get("result")).isEqualTo("success");
        assertThat(row.get("result_detail")).isEqualTo("True");
        assertThat(row.get("external_access")).isEqualTo(false);
        assertThat(row.get("object_type")).isEqualTo("inbound-connector");
        assertThat(row.get("object_name")).isEqualTo("Relay 1");
        assertThat(row.get("object_id")).isEqualTo("relay 1");
        assertThat(row.json("parameters")).isEqualTo(Map.of("Name", "Relay 1", "SenderDomains", List.of("*"), "SenderIPAddresses", List.of("192.0.2.1", "198.51.100.0/30"),
                "RequireTls", false, "TlsSenderCertificateName", ""));
        assertThat(row.json("effective")).isEqualTo(row.json("parameters"));
        assertThat(row.list("changed")).containsExactly("Name", "SenderDomains", "SenderIPAddresses", "RequireTls", "TlsSenderCertificateName");
        assertThat(row.list("source_ranges")).hasSize(2);
        assertThat(row.get("source_addresses")).isEqualTo(5.0);
        assertThat(row.get("app_id")).isEqualTo("00000002-0000-0ff1-ce00-000000000000");
        assertThat(row.get("organization")).isEqualTo("site.example");
        assertThat(row.json("extra")).containsOnlyKeys("UserKey", "OriginatingServer", "OrganizationId");
    }

    @Test
    void recordTypeAsTextIsNotSplitWhereParametersIsAString() throws Exception {
        String text = AuditFixture.json(1).replaceAll("\"Parameters\":\\[.*?\\],", "\"Parameters\":\"-Identity x\",").replace("\"RecordType\":1", "\"RecordType\":18");
        Row row = Pages.rows(AuditFixture.read("a.json", text)).get(0);
        assertThat(row.get("parameters")).isNull();
        assertThat(row.json("extra")).containsEntry("Parameters", "-Identity x");
    }
}

package dev.postern.source.unifiedaudit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.source.FileFormat;
import dev.postern.source.Reading;
import dev.postern.testkit.Pages;
import dev.postern.testkit.SourceContract;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract over one object a line; the other shapes below. */
class UnifiedAuditJsonTest extends SourceContract {
    @Override
    protected List<FileFormat> formats() {
        return UnifiedAuditFormats.all();
    }

    @Override
    protected String header() {
        return "";
    }

    @Override
    protected String record(int number) {
        return AuditFixture.json(number) + "\n";
    }

    @Override
    protected String poison() {
        return AuditFixture.json(77).replace("\"Relay 77\"}", "\"Relay") + "\n";
    }

    @Override
    protected String huge(int bytes) {
        return AuditFixture.json(78).replace("Relay 78", "x".repeat(bytes)) + "\n";
    }

    private static String three(String separator) {
        return IntStream.range(0, 3).mapToObj(AuditFixture::json).collect(Collectors.joining(separator));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s]", "[\n  %s\n]\n", "{\"value\":[%s],\"@odata.nextLink\":\"x\"}", "{\"@odata.context\":\"c\",\"records\":[\r\n%s\r\n]}", "\n\n[ %s ]"})
    void arraysAndEnvelopesHoldRecords(String shape) throws Exception {
        List<Reading> readings = AuditFixture.read("a.json", shape.formatted(three(",\n  ")));
        assertThat(readings).hasSize(3).allMatch(Reading.Rows.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "", ",", " \r\n\r\n ", "\u001e"})
    void objectsMayFollowEachOtherAnyHow(String separator) throws Exception {
        assertThat(AuditFixture.read("a.json", three(separator))).hasSize(3).allMatch(Reading.Rows.class::isInstance);
    }

    @Test
    void prettyPrintedObjectIsOneRecord() throws Exception {
        String pretty = AuditFixture.json(1).replace(",\"", ",\n    \"").replace("{\"", "{\n    \"");
        assertThat(Pages.rows(AuditFixture.read("a.json", pretty))).containsExactly(Pages.rows(AuditFixture.read("a.json", AuditFixture.json(1))).get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s,%s,%s]", "[\n %s,\n %s,\n %s\n]", "%s\n%s\n%s", "{\"value\":[%s,%s,%s]}"})
    void brokenElementCostsItselfOnly(String shape) throws Exception {
        for (String broken : List.of(AuditFixture.json(1).replace("\"Workload\":\"", "\"Workload\":"), AuditFixture.json(1).replace("\"Version\":1", "\"Version\":1:1"),
                AuditFixture.json(1).replace("\"ObjectId\":\"\"", "\"ObjectId\":\"\n\""), AuditFixture.json(1).substring(0, 300))) {
            List<Reading> readings = AuditFixture.read("a.json", shape.formatted(AuditFixture.json(0), broken, AuditFixture.json(2)));
            assertThat(Pages.rows(readings)).as(broken).extracting(row -> row.get("object_name")).containsExactly("Relay 0", "Relay 2");
            assertThat(Pages.rejected(readings)).hasSize(1);
        }
    }

    @Test
    void brokenFirstRecordDoesNotHideTheFormat() throws Exception {
        List<Reading> readings = AuditFixture.read("a.json", AuditFixture.json(0).substring(0, 30) + "\n" + AuditFixture.json(1) + "\n");
        assertThat(Pages.rows(readings)).hasSize(1);
        assertThat(Pages.rejected(readings)).hasSize(1);
    }

    @Test
    void nullElementsAreNothing() throws Exception {
        assertThat(AuditFixture.read("a.json", "[null," + AuditFixture.json(1) + ",null]")).hasSize(1);
    }

    @Test
    void emptyIdIsNoIdAndDoesNotMakeDuplicates() throws Exception {
        String nameless = AuditFixture.json(1).replaceAll("\"Id\":\"[^\"]*\"", "\"Id\":\"\"");
        List<Reading> readings = AuditFixture.read("a.json", nameless + "\n" + nameless + "\n");
        assertThat(Pages.rows(readings)).extracting(row -> row.eventId()).doesNotHaveDuplicates().allMatch(id -> id.length() == 32);
    }

    @Test
    void deepNestingIsRejected() throws Exception {
        String deep = AuditFixture.json(1).replace("\"Version\":1", "\"Version\":" + "[".repeat(80) + "]".repeat(80));
        List<Reading> readings = AuditFixture.read("a.json", AuditFixture.json(0) + "\n" + deep + "\n" + AuditFixture.json(2));
        assertThat(Pages.rows(readings)).hasSize(2);
        assertThat(Pages.rejected(readings)).singleElement().satisfies(rejected -> assertThat(rejected.reason()).contains("deeper than 64"));
    }

    @Test
    void graphWrapperGivesTheRowOfTheRecordInside() throws Exception {
        String graph = "{\"id\":\"00000000-0000-4000-8000-000000000001\",\"createdDateTime\":\"2026-10-01T08:00:01Z\",\"auditLogRecordType\":\"ExchangeAdmin\","
                + "\"operation\":\"New-InboundConnector\",\"userType\":\"Admin\",\"userId\":\"100320\",\"userPrincipalName\":\"Admin@Site.Example\",\"clientIp\":null,"
                + "\"auditData\":" + AuditFixture.json(1).replace("08:00:01\"", "08:00:01Z\",\"CreationTime@odata.type\":\"#DateTime\"") + "}";
        assertThat(Pages.rows(AuditFixture.read("a.json", graph))).containsExactlyElementsOf(Pages.rows(AuditFixture.read("a.json", AuditFixture.json(1))));
    }

    @Test
    void recordTypeMayBeNumberTextOrName() throws Exception {
        for (String type : List.of("1", "\"1\"", "\"ExchangeAdmin\"")) {
            assertThat(Pages.rows(AuditFixture.read("a.json", AuditFixture.json(1).replace("\"RecordType\":1", "\"RecordType\":" + type)))).singleElement()
                    .satisfies(row -> assertThat(row.get("record_type")).isEqualTo("ExchangeAdmin"));
        }
        assertThat(Pages.rows(AuditFixture.read("a.json", AuditFixture.json(1).replace("\"RecordType\":1", "\"RecordType\":9999"))).get(0).get("record_type")).isEqualTo("9999");
    }

    @Test
    void officeActivityAsJsonIsRefusedByName() throws Exception {
        List<Reading> readings = AuditFixture.read("x.json", "{\"TenantId\":\"t\",\"RecordType\":\"1\",\"Operation\":\"o\",\"OfficeWorkload\":\"Exchange\",\"OfficeId\":\"1\"}");
        assertThat(Pages.rejected(readings)).singleElement().satisfies(rejected -> assertThat(rejected.reason())
                .isEqualTo("in/x.json: looks like a Log Analytics OfficeActivity export as JSON, which is not supported; export it as CSV"));
    }

    @Test
    void nulBytesAreRefusedInOneSentence() throws Exception {
        assertThat(Pages.rejected(AuditFixture.read("x.json", "\0".repeat(500)))).singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).contains("NUL bytes").contains("403"));
    }
}

package dev.postern.sink.splunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.event.BlockEncoder;
import dev.postern.event.EncodedBlock;
import dev.postern.event.RowArbitraries;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.testkit.Rows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HecCodecTest {
    private final HecCodec codec = new HecCodec(Optional.of("mail"));

    @Provide
    Arbitrary<Row> rows() {
        return RowArbitraries.rows();
    }

    @Property(tries = 300)
    void whatIsEncodedIsDecodedEqual(@ForAll("rows") Row row) throws IOException {
        BlockEncoder encoder = new BlockEncoder(codec, 1 << 20);
        EncodedBlock block = encoder.encode(row.schema(), List.of(row, row.copy()), 7).get(0);
        assertThat(encoder.decode(row.schema(), block.body())).containsExactly(row.copy().set("seq", 7L), row.copy().set("seq", 8L));
    }

    @Property(tries = 500)
    void timeIsAPlainDecimalOfTheSameInstant(@ForAll @LongRange(min = -4_000_000_000_000_000L, max = 4_000_000_000_000_000L) long micros)
            throws IOException {
        Instant at = Instant.EPOCH.plusSeconds(Math.floorDiv(micros, 1_000_000L)).plusNanos(Math.floorMod(micros, 1_000_000L) * 1000);
        Row row = Rows.audit("a", "Set-Mailbox").set("time", at);
        String time = text(row).replaceFirst("^\\{\"time\":([^,]*),.*", "$1");
        assertThat(time).matches("-?\\d+(\\.\\d{0,5}[1-9])?");
        assertThat(new java.math.BigDecimal(time).movePointRight(6)).isEqualByComparingTo(java.math.BigDecimal.valueOf(micros));
        assertThat(decode(text(row))).containsExactly(row);
    }

    @Test
    void anEventIsAnEnvelopeWithItsRow() throws IOException {
        Row row = Rows.audit("id-1", "New-InboundConnector").set("time", Instant.parse("2026-11-02T12:00:00.120Z")).set("source", "ual")
                .set("collector", "mx-watch-1").set("seq", 9L).set("observed_time", Instant.parse("2026-11-02T12:00:01Z"))
                .set("source_addresses", 1e20).set("parameters", Rows.map("Name", "Relay \"7\"", "Enabled", true, "Hosts", List.of("a", "b")));
        JsonNode envelope = new ObjectMapper().readTree(text(row));
        assertThat(text(row)).startsWith("{\"time\":1793620800.12,\"host\":\"mx-watch-1\",\"source\":\"ual\",\"sourcetype\":\"postern:audit\",\"index\":\"mail\",");
        assertThat(envelope.fieldNames()).toIterable().containsExactly("time", "host", "source", "sourcetype", "index", "event");
        JsonNode event = envelope.path("event");
        assertThat(event.path("event_id").asText()).isEqualTo("id-1");
        assertThat(event.path("seq").asLong()).isEqualTo(9);
        assertThat(event.path("observed_time").asLong()).isEqualTo(1793620801L);
        assertThat(event.path("parameters").path("Hosts").path(1).asText()).isEqualTo("b");
        assertThat(event.has("time")).as("stands in the envelope").isFalse();
        assertThat(event.has("source")).as("stands in the envelope").isFalse();
        assertThat(text(row)).contains("\"source_addresses\":100000000000000000000").doesNotContain("E20");
    }

    @Test
    void withoutAnIndexTheTokenDecides() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HecCodec(Optional.empty()).encode(Rows.audit("a", "b"), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\"index\"");
    }

    @Test
    void rowsOfAnotherIndexAreRead() throws IOException {
        Row row = Rows.audit("a", "b");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HecCodec(Optional.of("other")).encode(row, out);
        assertThat(codec.decode(Schema.current().stream("audit"), new ByteArrayInputStream(out.toByteArray()))).containsExactly(row);
    }

    @Test
    void whatIsNoEnvelopeIsRefused() {
        for (String text : List.of("[]", "{\"evnt\":{}}", "{\"time\":1.1234567,\"event\":{}}", "{\"event\":{\"event_id\":\"a\"")) {
            assertThatThrownBy(() -> decode(text)).as(text).isInstanceOf(IOException.class);
        }
    }

    private String text(Row row) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec.encode(row, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<Row> decode(String text) throws IOException {
        return codec.decode(Schema.current().stream("audit"), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}

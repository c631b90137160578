package dev.postern.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.schema.StreamSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BlockEncoderTest {
    private final StreamSchema audit = Schema.current().stream("audit");

    @Provide
    Arbitrary<Row> rows() {
        return RowArbitraries.rows();
    }

    @Property(tries = 300)
    void whatIsEncodedIsDecodedEqual(@ForAll("rows") Row row) throws IOException {
        BlockEncoder encoder = new BlockEncoder(NdjsonCodec.compact(), 1 << 20);
        EncodedBlock block = encoder.encode(row.schema(), List.of(row), 7).get(0);
        assertThat(encoder.decode(row.schema(), block.body())).containsExactly(row);
        assertThat(row.get("seq")).isEqualTo(7L);
    }

    @Property(tries = 100)
    void theReadableFormIsDecodedEqual(@ForAll("rows") Row row) throws IOException {
        BlockEncoder encoder = new BlockEncoder(NdjsonCodec.readable(), 1 << 20);
        EncodedBlock block = encoder.encode(row.schema(), List.of(row), 1).get(0);
        assertThat(encoder.decode(row.schema(), block.body())).containsExactly(row);
    }

    @Test
    void blocksCloseAtTheirSizeAndNumberRowsWithoutGap() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            rows.add(new Row(audit).set("event_id", "e" + i).set("operation", "x".repeat(100)));
        }
        BlockEncoder encoder = new BlockEncoder(NdjsonCodec.compact(), 10_000);
        List<EncodedBlock> blocks = encoder.encode(audit, rows, 101);

        assertThat(blocks).hasSizeBetween(10, 20).allSatisfy(block -> assertThat(block.rawBytes()).isLessThan(10_000 + 300));
        long next = 101;
        for (EncodedBlock block : blocks) {
            assertThat(block.firstSeq()).isEqualTo(next);
            for (Row row : encoder.decode(audit, block.body())) {
                assertThat(row.get("seq")).isEqualTo(next++);
            }
            assertThat(block.lastSeq()).isEqualTo(next - 1);
        }
        assertThat(next).isEqualTo(1101);
    }

    @Test
    void aBlockThatIsNotOursIsAnErrorNotRows() {
        BlockEncoder encoder = new BlockEncoder(NdjsonCodec.compact(), 1 << 20);
        assertThatThrownBy(() -> encoder.decode(audit, new byte[] {1, 2, 3})).isInstanceOf(IOException.class);
    }
}

package dev.postern.sink.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.event.BlockEncoder;
import dev.postern.event.NdjsonCodec;
import dev.postern.event.RowArbitraries;
import dev.postern.outbox.Block;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class LocalRoundTripTest {
    private static final BlockEncoder ENCODER = new BlockEncoder(NdjsonCodec.compact(), 1 << 20);

    @Provide
    Arbitrary<Row> audits() {
        return RowArbitraries.rows(Schema.current().stream("audit"));
    }

    @Property(tries = 30)
    void everyFieldComesBackAsItWentIn(@ForAll @Size(min = 1, max = 20) List<@net.jqwik.api.From("audits") Row> rows) throws IOException {
        try (LocalStore store = LocalStore.open(Optional.empty(), LocalLimits.DEFAULT)) {
            List<Row> sent = new ArrayList<>(rows.stream().map(Row::copy).toList());
            store.store("o", List.of(new Block(1, "local", "d", 0, ENCODER.encode(sent.get(0).schema(), sent, 1).get(0))));
            assertThat(store.read(sent.get(0).schema())).containsExactlyElementsOf(sent);
        }
    }
}

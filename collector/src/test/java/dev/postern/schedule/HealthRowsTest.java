package dev.postern.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.event.EncodedBlock;
import dev.postern.harvest.SinkState;
import dev.postern.outbox.Commit;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.schema.Row;
import dev.postern.sink.DeliveryLevel;
import dev.postern.testkit.Rows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthRowsTest {
    @TempDir
    Path folder;

    @Test
    void aSinkThatDoesNotTakeRowsIsToldAsFailing() {
        try (SqliteOutbox outbox = new SqliteOutbox(folder.resolve("state.db"), OutboxLimits.DEFAULT, Rows.NOON)) {
            outbox.commit(new Commit("ual").block("local", "d", new EncodedBlock("audit", 1, 3, 1, 10, new byte[4])), Rows.NOON);
            List<SinkState> states = new ArrayList<>();
            HealthRows health = new HealthRows(outbox, List.of(), () -> states, "c");
            assertThat(sink(health)).satisfies(row -> {
                assertThat(row.text("status")).isEqualTo("ok");
                assertThat(row.get("message")).isNull();
                assertThat(row.get("backlog_rows")).isEqualTo(3L);
            });
            states.add(new SinkState("local", DeliveryLevel.STORED, Optional.of("the disk is full")));
            assertThat(sink(health)).satisfies(row -> {
                assertThat(row.text("status")).isEqualTo("failing");
                assertThat(row.text("message")).isEqualTo("the disk is full");
            });
        }
    }

    private static Row sink(HealthRows health) {
        return health.rows(Rows.NOON).stream().filter(row -> row.text("kind").equals("sink")).findFirst().orElseThrow();
    }
}

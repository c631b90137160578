package dev.postern.sink.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.event.BlockEncoder;
import dev.postern.event.NdjsonCodec;
import dev.postern.outbox.Block;
import dev.postern.rules.model.Aggregation;
import dev.postern.rules.parse.AggregationReader;
import dev.postern.rules.parse.YamlReader;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.testkit.Rows;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DashboardQueriesTest {
    private static final Instant DAY = Instant.parse("2026-11-02T00:00:00Z");

    private final LocalStore store = LocalStore.open(Optional.empty(), LocalLimits.DEFAULT);
    private final DashboardQueries queries = new DashboardQueries(store);
    private long block;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anAnswerHasTypedValues() throws IOException {
        put(Rows.message("a", Rows.NOON, "K").set("size", 4L), Rows.message("b", Rows.NOON.plusSeconds(1), "K").set("size", 3L), Rows.message("c", Rows.NOON, null));
        AggregateAnswer answer = ask("{stream: message, measures: {n: count, bytes: {sum: size}, last: {max: time}}, by: [{time: 6h}, connector]}", 100);
        assertThat(answer.rows()).containsExactly(
                List.of(new Datum.Moment(Rows.NOON), new Datum.Text("K"), new Datum.Amount(2), new Datum.Amount(7), new Datum.Moment(Rows.NOON.plusSeconds(1))),
                List.of(new Datum.Moment(Rows.NOON), Datum.Absent.ABSENT, new Datum.Amount(1), Datum.Absent.ABSENT, new Datum.Moment(Rows.NOON)));
        assertThat(answer.cut()).isFalse();
    }

    @Test
    void noMoreRowsAreTakenThanAllowedAndThatIsSaid() throws IOException {
        put(Rows.message("a", Rows.NOON, "A"), Rows.message("b", Rows.NOON, "B"), Rows.message("c", Rows.NOON, "C"));
        String query = "{stream: message, measures: {n: count}, by: connector}";
        assertThat(ask(query, 2).rows()).hasSize(2);
        assertThat(ask(query, 2).cut()).isTrue();
        assertThat(ask(query, 3).cut()).isFalse();
        AggregateAnswer limited = ask(query.replace("}, by", "}, limit: 2, by"), 3);
        assertThat(limited.rows()).hasSize(2);
        assertThat(limited.cut()).as("the query wanted no more").isFalse();
    }

    @Test
    void theNewestRowIsNotAheadOfTheClock() throws IOException {
        assertThat(queries.newest(List.of("message", "health"), Rows.NOON)).isEmpty();
        assertThat(queries.newest(List.of(), Rows.NOON)).isEmpty();
        put(Rows.message("a", Rows.NOON, "A"), Rows.message("b", Rows.NOON.plus(Duration.ofDays(400)), "A"));
        assertThat(queries.newest(List.of("message", "health"), Rows.NOON.plusSeconds(1))).contains(Rows.NOON);
        assertThat(queries.newest(List.of("message"), Rows.NOON.minusSeconds(1))).as("all are ahead").contains(Rows.NOON.plus(Duration.ofDays(400)));
    }

    private AggregateAnswer ask(String text, int most) {
        Aggregation query = AggregationReader.read(YamlReader.documents("q.yml", text).get(0), Schema.current());
        return queries.answer(query, DAY, DAY.plus(Duration.ofDays(1)), most);
    }

    private void put(Row... rows) throws IOException {
        block++;
        store.store("test", List.of(new Block(block, "local", "d", 0,
                new BlockEncoder(NdjsonCodec.compact(), 1 << 20).encode(rows[0].schema(), List.of(rows), block).get(0))));
    }
}

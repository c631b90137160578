package dev.postern.sink.splunk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.event.BlockEncoder;
import dev.postern.harvest.Shipper;
import dev.postern.net.HttpPoster;
import dev.postern.outbox.Commit;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SinkCounts;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.sink.splunk.HecStandIn.Request;
import dev.postern.testkit.Rows;
import dev.postern.time.VirtualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A sink between an outbox and a stand-in of the HTTP Event Collector, on a clock that the test moves. */
abstract class SplunkSinkFixture {
    static final String TOKEN = "00000000-feed-4000-8000-000000000001";
    static final Duration A_WHILE = Duration.ofMinutes(1);

    @TempDir
    Path folder;
    final VirtualClock clock = new VirtualClock(Rows.NOON);
    final List<AutoCloseable> open = new ArrayList<>();
    HecStandIn splunk;
    SqliteOutbox outbox;
    String token = TOKEN;
    SplunkSink sink;
    Shipper shipper;

    @BeforeEach
    void start() throws IOException {
        splunk = new HecStandIn();
        outbox = new SqliteOutbox(folder.resolve("state.db"), OutboxLimits.DEFAULT, clock.now());
        use(true, 4);
    }

    final void use(boolean acknowledge, int inFlight) throws IOException {
        sink = new SplunkSink("splunk", new SplunkSettings(splunk.url(), () -> token, Optional.of("mail"), Optional.empty(), acknowledge, inFlight, 8,
                Duration.ofMinutes(5)), new HttpPoster.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), 4096), clock);
        shipper = new Shipper(outbox, sink, clock);
        open.add(sink);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        outbox.close();
        splunk.close();
    }

    /** Time goes on, and the sink is asked twice: for what is acknowledged, and for more. */
    final void later() {
        shipper.ship(() -> false);
        clock.sleep(A_WHILE);
        shipper.ship(() -> false);
    }

    final SinkCounts counts() {
        SinkCounts counts = outbox.sinkCounts().get("splunk");
        return new SinkCounts(counts.committed(), counts.delivered(), counts.dead(), counts.waitingBlocks(), counts.waitingRows(), counts.waitingBytes());
    }

    final void commit(int rows) {
        long first = outbox.nextSeq("audit", "splunk");
        commit(rows((int) first, rows).toArray(Row[]::new));
    }

    final void commit(Row... rows) {
        long first = outbox.nextSeq("audit", "splunk");
        Commit commit = new Commit("ual");
        new BlockEncoder(sink.codec(), 4 << 20).encode(Schema.current().stream("audit"), List.of(rows), first)
                .forEach(block -> commit.block("splunk", sink.destination(), block));
        outbox.commit(commit, clock.now());
    }

    static List<Row> rows(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(i -> Rows.audit("e" + i, "Set-Mailbox")).toList();
    }

    static List<String> ids(Request request) {
        return request.events().stream().map(event -> event.path("event")).map((JsonNode event) -> event.path("event_id").asText()).toList();
    }

    static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("nobody came", e);
        }
    }
}

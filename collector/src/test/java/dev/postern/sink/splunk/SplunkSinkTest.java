package dev.postern.sink.splunk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.postern.config.ConfigException;
import dev.postern.event.BlockEncoder;
import dev.postern.event.EncodedBlock;
import dev.postern.harvest.Shipper;
import dev.postern.net.HttpPoster;
import dev.postern.outbox.Commit;
import dev.postern.schema.Row;
import dev.postern.sink.splunk.HecStandIn.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a delivery is, and how the sink treats a destination and its token. */
class SplunkSinkTest extends SplunkSinkFixture {
    @Test
    void postsTheStoredBytesWithTokenAndChannel() {
        commit(3);
        byte[] stored = outbox.take("splunk", clock.now(), 1).get(0).content().body();
        shipper.ship(() -> false);
        assertThat(splunk.posted()).singleElement().satisfies(request -> {
            assertThat(request.body()).isEqualTo(stored);
            assertThat(request.headers()).containsEntry("authorization", "Splunk " + TOKEN).containsEntry("content-encoding", "gzip");
            assertThat(request.channel()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(ids(request)).containsExactly("e1", "e2", "e3");
        });
    }

    @Test
    void aDestinationThatIsAwayIsNotTriedWithEveryBlock() {
        splunk.events(request -> Reply.of(503, ""));
        for (int i = 0; i < 40; i++) {
            commit(1);
        }
        for (int second = 0; second < 60; second++) {
            shipper.ship(() -> false);
            clock.sleep(Duration.ofSeconds(1));
        }
        assertThat(splunk.posted().size()).as("doubling pauses, one round each").isBetween(4, 40);
        splunk.events(request -> splunk.taken(request, false));
        clock.sleep(Duration.ofMinutes(6));
        shipper.ship(() -> false);
        assertThat(counts().delivered()).isEqualTo(40);
    }

    @Test
    void severalRequestsAreInFlightAndNeverMoreThanConfigured() throws IOException {
        use(false, 3);
        CyclicBarrier three = new CyclicBarrier(3);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        splunk.events(request -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            await(three);
            now.decrementAndGet();
            return splunk.taken(request, false);
        });
        for (int i = 0; i < 9; i++) {
            commit(1);
        }
        shipper.ship(() -> false);
        assertThat(counts().delivered()).isEqualTo(9);
        assertThat(most.get()).isEqualTo(3);
    }

    @Test
    void theTokenIsReadAnewAndABrokenOneHoldsWithoutBeingShown() {
        for (String bad : List.of("secret\nX-Evil: 1", "two words", "")) {
            token = bad;
            commit(1);
            clock.sleep(A_WHILE);
            shipper.ship(() -> false);
            assertThat(shipper.problem()).hasValueSatisfying(said -> assertThat(said).contains("`token`").doesNotContain("secret").doesNotContain("words"));
        }
        assertThat(splunk.posted()).isEmpty();
        token = "exchanged";
        clock.sleep(Duration.ofMinutes(6));
        shipper.ship(() -> false);
        assertThat(splunk.posted()).isNotEmpty().allSatisfy(request -> assertThat(request.headers()).containsEntry("authorization", "Splunk exchanged"));
    }

    @Test
    void theTokenStandsInNoLogAndNoDeadLetter() throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("dev.postern");
        Level before = ours.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        ours.setLevel(Level.TRACE);
        try {
            use(true, 2);
            for (Reply reply : List.of(Reply.code(403, 4, ""), Reply.code(400, 6, ",\"invalid-event-number\":0"), Reply.of(500, "Splunk " + TOKEN),
                    Reply.of(400, "{\"text\":\"bad token Splunk " + TOKEN + "\",\"code\":4}"), Reply.of(0, ""))) {
                commit(1);
                splunk.events(request -> reply);
                clock.sleep(Duration.ofMinutes(6));
                shipper.ship(() -> false);
                assertThat(shipper.problem()).as(reply.toString()).hasValueSatisfying(said -> assertThat(said).doesNotContain(TOKEN));
            }
        } finally {
            root.detachAppender(log);
            ours.setLevel(before);
        }
        assertThat(log.list).isNotEmpty().allSatisfy(event -> assertThat(event.getFormattedMessage()).doesNotContain(TOKEN));
        assertThat(outbox.deadLetters(10)).isNotEmpty().allSatisfy(letter -> assertThat(letter.reason()).doesNotContain(TOKEN));
    }

    @Test
    void aTokenThatCannotBeReadHoldsWithItsSentence() throws IOException {
        SplunkSink unreadable = new SplunkSink("splunk", new SplunkSettings(splunk.url(), () -> {
            throw new ConfigException("${file:/t} cannot be read; check that the file exists and this account may read it");
        }, Optional.of("mail"), Optional.empty(), true, 4, 8, Duration.ofMinutes(5)), HttpPoster.Limits.DEFAULT, clock);
        open.add(unreadable);
        commit(1);
        Shipper held = new Shipper(outbox, unreadable, clock);
        held.ship(() -> false);
        assertThat(held.problem()).hasValueSatisfying(said -> assertThat(said).contains("${file:/t} cannot be read"));
        assertThat(counts().waitingRows()).isEqualTo(1);
    }

    @Test
    void aBlockOfAnotherIndexIsEncodedAnew() throws IOException {
        List<Row> rows = rows(1, 3);
        long first = outbox.nextSeq("audit", "splunk");
        HecCodec other = new HecCodec(Optional.of("old"));
        EncodedBlock block = new BlockEncoder(other, 1 << 20).encode(rows.get(0).schema(), rows, first).get(0);
        outbox.commit(new Commit("ual").block("splunk", "hec/1 index=old", block), clock.now());
        shipper.ship(() -> false);
        assertThat(splunk.posted()).singleElement().satisfies(request -> {
            assertThat(request.events()).extracting(event -> event.path("index").asText()).containsOnly("mail");
            assertThat(request.events()).extracting(event -> event.path("event").path("seq").asLong()).containsExactly(1L, 2L, 3L);
        });
    }

    @Test
    void aDeliveryThatRunsCanBeAbandoned() throws Exception {
        CyclicBarrier arrived = new CyclicBarrier(2);
        AtomicBoolean once = new AtomicBoolean();
        CyclicBarrier never = new CyclicBarrier(2);
        splunk.events(request -> {
            if (once.compareAndSet(false, true)) {
                await(arrived);
            }
            try {
                never.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                Thread.currentThread().interrupt();
            }
            return Reply.of(0, "");
        });
        commit(1);
        Thread running = new Thread(() -> shipper.ship(() -> false));
        running.start();
        await(arrived);
        shipper.abandon();
        running.join(4000);
        assertThat(running.isAlive()).as("well before the deadline of 5 s").isFalse();
        assertThat(counts().waitingRows()).isEqualTo(1);
        assertThat(shipper.problem()).hasValueSatisfying(said -> assertThat(said).contains("given up"));
    }
}

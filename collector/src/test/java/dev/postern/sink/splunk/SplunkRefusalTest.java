package dev.postern.sink.splunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.event.EncodedBlock;
import dev.postern.outbox.Commit;
import dev.postern.outbox.SinkCounts;
import dev.postern.sink.splunk.HecStandIn.Reply;
import dev.postern.sink.splunk.HecStandIn.Request;
import dev.postern.testkit.Rows;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of blocks that Splunk, or what stands before it, does not take. */
class SplunkRefusalTest extends SplunkSinkFixture {
    @Test
    void aRefusedEventAloneGoesToTheDeadLettersAndTheRestIsSent() throws IOException {
        use(false, 4);
        splunk.events(request -> ids(request).contains("e3") ? Reply.code(400, 12, ",\"invalid-event-number\":2") : splunk.taken(request, false));
        commit(5);
        shipper.ship(() -> false);
        assertThat(splunk.posted()).extracting(SplunkSinkFixture::ids).containsExactly(List.of("e1", "e2", "e3", "e4", "e5"), List.of("e4", "e5"));
        assertThat(splunk.posted().get(1).events()).extracting(event -> event.path("event").path("seq").asLong()).containsExactly(4L, 5L);
        assertThat(counts()).isEqualTo(new SinkCounts(5, 4, 1, 0, 0, 0));
        assertThat(outbox.deadLetters(5)).singleElement().satisfies(letter -> {
            assertThat(letter.origin()).isEqualTo("splunk");
            assertThat(letter.position()).contains("e3").contains("audit").contains("seq 3");
            assertThat(letter.reason()).contains("code 12").contains("said by a test");
            assertThat(new String(letter.excerpt())).contains("\"event_id\":\"e3\"");
        });
    }

    @Test
    void rowsBeforeARefusedOneAreSettledByTheirOwnAcknowledgement() {
        splunk.events(request -> ids(request).contains("e3") ? Reply.code(400, 6, ",\"invalid-event-number\":2,\"ackId\":41") : splunk.taken(request, true));
        splunk.acks(request -> HecStandIn.all(request, false));
        commit(5);
        later();
        assertThat(counts()).satisfies(counts -> {
            assertThat(counts.delivered()).isZero();
            assertThat(counts.dead()).isEqualTo(1);
            assertThat(counts.waitingRows()).isEqualTo(4);
        });
        splunk.acks(request -> HecStandIn.all(request, true));
        later();
        assertThat(splunk.posted()).extracting(SplunkSinkFixture::ids).containsExactly(List.of("e1", "e2", "e3", "e4", "e5"), List.of("e4", "e5"));
        assertThat(counts()).isEqualTo(new SinkCounts(5, 4, 1, 0, 0, 0));
    }

    @Test
    void rowsBeforeARefusedOneAreSentAgainWhereNothingAcknowledgesThem() {
        splunk.events(request -> ids(request).contains("e2") ? Reply.code(400, 13, ",\"invalid-event-number\":1") : splunk.taken(request, true));
        commit(3);
        later();
        later();
        assertThat(splunk.posted()).extracting(SplunkSinkFixture::ids).contains(List.of("e1"), List.of("e3"));
        assertThat(counts()).isEqualTo(new SinkCounts(3, 2, 1, 0, 0, 0));
    }

    @Test
    void aBlockThatIsTooLargeIsHalvedDownToTheRowAtFault() throws IOException {
        use(false, 1);
        splunk.events(request -> ids(request).contains("e5") ? Reply.of(413, "<html>too large</html>") : splunk.taken(request, false));
        commit(6);
        for (int i = 0; i < 4; i++) {
            later();
        }
        assertThat(counts()).isEqualTo(new SinkCounts(6, 5, 1, 0, 0, 0));
        assertThat(outbox.deadLetters(5)).singleElement().satisfies(letter -> assertThat(letter.position()).contains("seq 5"));
        assertThat(splunk.posted().stream().filter(request -> !ids(request).contains("e5")).flatMap(request -> ids(request).stream()))
                .containsExactlyInAnyOrder("e1", "e2", "e3", "e4", "e6");
    }

    @Test
    void aRefusalThatNamesNoRowIsHalvedAndNeverBuriesNeighbours() throws IOException {
        use(false, 1);
        splunk.events(request -> ids(request).contains("e2") ? Reply.code(400, 6, ",\"invalid-event-number\":99") : splunk.taken(request, false));
        commit(4);
        for (int i = 0; i < 4; i++) {
            later();
        }
        assertThat(counts()).isEqualTo(new SinkCounts(4, 3, 1, 0, 0, 0));
    }

    @Test
    void aBodyOverTheCloudsBoundIsHalvedAndItsFirstRowKept() throws IOException {
        use(false, 1);
        commit(Rows.audit("e1", "x".repeat(1_200_000)), Rows.audit("e2", "x".repeat(1_200_000)));
        splunk.events(request -> ids(request).size() > 1 ? Reply.code(400, 6, ",\"invalid-event-number\":0") : splunk.taken(request, false));
        later();
        later();
        assertThat(counts()).isEqualTo(new SinkCounts(2, 2, 0, 0, 0, 0));
    }

    @Test
    void whatTheOperatorHasToMendHoldsTheBlocksAndSaysHow() {
        commit(2);
        holds(Reply.code(401, 2, ""), "what stands between");
        holds(Reply.code(403, 1, ""), "token is disabled");
        holds(Reply.code(403, 4, ""), "check `token`");
        holds(Reply.code(400, 7, ",\"invalid-event-number\":1"), "index 'mail'", "create it");
        holds(Reply.code(400, 10, ""), "X-Splunk-Request-Channel");
        holds(Reply.code(400, 14, ""), "acknowledge: false");
        holds(Reply.code(400, 28, ""), "sticky");
        holds(Reply.code(400, 99, ""), "nothing is given up");
        holds(Reply.of(400, "<html>Bad Request</html>"), "not that of an HTTP Event Collector");
        holds(Reply.of(404, "<html>Not Found</html>"), "check `url`");
        holds(Reply.of(405, ""), "check `url`");
        holds(Reply.of(415, "<html></html>"), "check `url`");
        holds(Reply.of(200, "<html>Please log in</html>"), "not that of an HTTP Event Collector");
        holds(Reply.code(200, 17, ""), "not that of an HTTP Event Collector");
        holds(Reply.of(302, "").header("Location", splunk.url() + "/login"), "not expected");
        holds(Reply.code(500, 8, ""), "cannot take events now");
        holds(Reply.of(502, "<html>Bad Gateway</html>"), "HTTP 502");
        holds(Reply.code(503, 9, ""), "queues are full");
        holds(Reply.code(429, 27, ""), "acknowledgements are at their bound");
        holds(Reply.of(0, ""), "broke");
        assertThat(outbox.deadLetterCount()).isZero();
        splunk.events(request -> splunk.taken(request, true));
        clock.sleep(Duration.ofMinutes(6));
        shipper.ship(() -> false);
        later();
        assertThat(counts().delivered()).isEqualTo(2);
        assertThat(shipper.problem()).isEmpty();
    }

    private void holds(Reply reply, String... sentence) {
        splunk.events(request -> reply);
        int before = splunk.posted().size();
        clock.sleep(Duration.ofMinutes(6));
        shipper.ship(() -> false);
        assertThat(splunk.posted()).as(reply.toString()).hasSize(before + 1);
        assertThat(counts().waitingRows()).as(reply.toString()).isEqualTo(2);
        assertThat(shipper.problem()).as(reply.toString()).hasValueSatisfying(said -> assertThat(said).contains(sentence).doesNotContain(TOKEN));
    }

    @Test
    void warningsOfFullQueuesAreSuccess() {
        splunk.events(request -> Reply.code(200, 24, ""));
        commit(2);
        shipper.ship(() -> false);
        assertThat(counts().delivered()).isEqualTo(2);
    }

    @Test
    void retryAfterIsKept() {
        splunk.events(request -> Reply.code(503, 9, "").header("Retry-After", "120"));
        commit(1);
        shipper.ship(() -> false);
        splunk.events(request -> splunk.taken(request, false));
        clock.sleep(Duration.ofSeconds(119));
        shipper.ship(() -> false);
        assertThat(splunk.posted()).hasSize(1);
        clock.sleep(Duration.ofSeconds(1));
        shipper.ship(() -> false);
        assertThat(counts().delivered()).isEqualTo(1);
    }

    @Test
    void aBlockThatCannotBeDecodedIsKeptWhenItHasToBeDivided() throws IOException {
        use(false, 1);
        EncodedBlock broken = new EncodedBlock("audit", 1, 3, 1, 10, new byte[] {1, 2, 3});
        outbox.commit(new Commit("ual").block("splunk", sink.destination(), broken), clock.now());
        splunk.events(request -> Reply.code(400, 6, ""));
        shipper.ship(() -> false);
        assertThat(counts()).isEqualTo(new SinkCounts(3, 0, 3, 0, 0, 0));
        assertThat(outbox.deadLetters(1)).singleElement().satisfies(letter -> assertThat(letter.excerpt()).containsExactly(1, 2, 3));
    }
}

package dev.postern.sink.splunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.sink.DeliveryLevel;
import dev.postern.sink.splunk.HecStandIn.Reply;
import dev.postern.sink.splunk.HecStandIn.Request;
import dev.postern.testkit.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When a block is settled: what acknowledgements say, and what they do not. */
class SplunkAcknowledgementTest extends SplunkSinkFixture {
    @Test
    void aBlockIsSettledOnlyWhenItsAcknowledgementSaysTrue() {
        splunk.acks(request -> HecStandIn.all(request, false));
        commit(3);
        for (int i = 0; i < 3; i++) {
            later();
            assertThat(counts().delivered()).isZero();
            assertThat(counts().waitingRows()).isEqualTo(3);
        }
        assertThat(splunk.posted()).as("what is pending is not sent again").hasSize(1);
        assertThat(splunk.polls()).isNotEmpty().allSatisfy(poll -> {
            assertThat(poll.channel()).isEqualTo(splunk.posted().get(0).channel());
            assertThat(poll.headers()).containsEntry("authorization", "Splunk " + TOKEN).doesNotContainKey("content-encoding");
        });
        splunk.acks(request -> HecStandIn.all(request, true));
        later();
        assertThat(counts().delivered()).isEqualTo(3);
        assertThat(counts().waitingRows()).isZero();
        assertThat(sink.level()).isEqualTo(DeliveryLevel.INDEXED);
        assertThat(shipper.problem()).isEmpty();
    }

    @Test
    void nothingStrangeFromTheAcknowledgementsIsTakenForDelivered() {
        commit(1);
        shipper.ship(() -> false);
        for (Reply strange : List.of(Reply.of(200, "<html>welcome</html>"), Reply.of(404, "<html>no</html>"), Reply.code(400, 14, ""), Reply.of(500, ""),
                Reply.of(503, "{\"text\":\"ack service unavailable\",\"code\":19}"), Reply.of(200, ""), Reply.of(200, "{}"), Reply.of(200, "{\"acks\":{}}"),
                Reply.of(200, "{\"acks\":{\"0\":\"true\"}}"), Reply.of(200, "{\"acks\":{\"0\":1}}"), Reply.of(200, "{\"acks\":[true]}"),
                Reply.of(200, "{\"acks\":{\"7\":true}}"), Reply.of(204, ""), Reply.of(201, "{\"acks\":{\"0\":true}}"),
                Reply.of(302, "").header("Location", "/elsewhere"), Reply.of(0, ""))) {
            splunk.acks(request -> strange);
            clock.sleep(Duration.ofSeconds(11));
            shipper.ship(() -> false);
            assertThat(counts().delivered()).as(strange.toString()).isZero();
            assertThat(counts().waitingRows()).as(strange.toString()).isEqualTo(1);
        }
        assertThat(splunk.polls()).hasSizeGreaterThanOrEqualTo(16);
        assertThat(shipper.problem()).hasValueSatisfying(said -> assertThat(said).contains("acknowledgements cannot be asked for"));
        assertThat(splunk.posted()).hasSize(1);
    }

    @Test
    void whatIsNotAcknowledgedInTimeIsSentAgainOnANewChannel() {
        splunk.acks(request -> HecStandIn.all(request, false));
        commit(2);
        shipper.ship(() -> false);
        clock.sleep(Duration.ofMinutes(5));
        shipper.ship(() -> false);
        assertThat(shipper.problem()).hasValueSatisfying(said -> assertThat(said).contains("not acknowledged within 300 s"));
        splunk.acks(request -> HecStandIn.all(request, true));
        later();
        later();
        assertThat(splunk.posted()).hasSize(2);
        assertThat(splunk.posted().get(1).body()).isEqualTo(splunk.posted().get(0).body());
        assertThat(splunk.posted().get(1).channel()).isNotEqualTo(splunk.posted().get(0).channel());
        assertThat(counts().delivered()).isEqualTo(2);
    }

    @Test
    void aClockThatIsSetBackStopsNeitherAcknowledgementsNorRetries() {
        splunk.acks(request -> HecStandIn.all(request, false));
        commit(1);
        later();
        clock.sleep(Duration.ofDays(-1));
        shipper.ship(() -> false);
        assertThat(shipper.problem()).hasValueSatisfying(said -> assertThat(said).contains("not acknowledged"));
        splunk.events(request -> Reply.of(503, ""));
        later();
        clock.sleep(Duration.ofDays(-1));
        splunk.events(request -> splunk.taken(request, true));
        splunk.acks(request -> HecStandIn.all(request, true));
        later();
        assertThat(counts().delivered()).isEqualTo(1);
    }

    @Test
    void acknowledgementNumbersCountPerChannel() {
        splunk.events(request -> Reply.code(200, 0, ",\"ackId\":0"));
        List<String> asked = new ArrayList<>();
        splunk.acks(request -> {
            asked.add(request.channel());
            return HecStandIn.all(request, request.channel().equals(asked.get(0)));
        });
        CyclicBarrier together = new CyclicBarrier(2);
        splunk.events(request -> {
            await(together);
            return Reply.code(200, 0, ",\"ackId\":0");
        });
        commit(1);
        commit(1);
        later();
        later();
        assertThat(splunk.posted().stream().map(Request::channel).distinct()).hasSize(2);
        assertThat(counts().delivered()).as("the same number on another channel says nothing").isEqualTo(1);
    }

    @Test
    void twoIndexersOnOneChannelLeaveBothBlocksUnknown() throws IOException {
        use(true, 1);
        splunk.events(request -> Reply.code(200, 0, ",\"ackId\":0"));
        commit(1);
        commit(1);
        shipper.ship(() -> false);
        assertThat(counts().delivered()).isZero();
        assertThat(shipper.problem()).hasValueSatisfying(said -> assertThat(said).contains("sessions sticky").contains("acknowledge: false"));
    }

    @Test
    void withoutANumberToAskForTheLevelIsAccepted() {
        splunk.events(request -> splunk.taken(request, false));
        commit(3);
        shipper.ship(() -> false);
        assertThat(counts().delivered()).isEqualTo(3);
        assertThat(sink.level()).isEqualTo(DeliveryLevel.ACCEPTED);
        assertThat(shipper.state().level()).isEqualTo(DeliveryLevel.ACCEPTED);
        assertThat(splunk.polls()).isEmpty();
        splunk.events(request -> splunk.taken(request, true));
        commit(1);
        shipper.ship(() -> false);
        assertThat(sink.level()).as("acknowledgement was enabled").isEqualTo(DeliveryLevel.INDEXED);
    }

    @Test
    void acknowledgementIsNotAskedForWhereItIsOff() throws IOException {
        use(false, 4);
        commit(3);
        shipper.ship(() -> false);
        assertThat(counts().delivered()).isEqualTo(3);
        later();
        assertThat(splunk.polls()).isEmpty();
        assertThat(sink.level()).isEqualTo(DeliveryLevel.ACCEPTED);
    }

    @Test
    void blocksThatWaitForTheirAcknowledgementAreBounded() {
        splunk.acks(request -> HecStandIn.all(request, false));
        for (int i = 0; i < 20; i++) {
            commit(1);
        }
        later();
        later();
        assertThat(splunk.posted()).hasSize(8);
        splunk.acks(request -> HecStandIn.all(request, true));
        for (int i = 0; i < 6; i++) {
            later();
        }
        assertThat(splunk.posted()).hasSize(20);
        assertThat(counts().delivered()).isEqualTo(20);
    }

    @Test
    void cookiesAreKeptByChannelAndANewOneResendsNothing() throws IOException {
        use(true, 1);
        AtomicInteger answers = new AtomicInteger();
        splunk.events(request -> splunk.taken(request, true).header("Set-Cookie", "AWSALB=n" + answers.incrementAndGet() + "; Path=/; HttpOnly"));
        splunk.acks(request -> HecStandIn.all(request, false));
        commit(1);
        commit(1);
        commit(1);
        later();
        assertThat(splunk.posted()).extracting(request -> request.headers().get("cookie")).containsExactly(null, "AWSALB=n1", "AWSALB=n2");
        assertThat(splunk.polls().get(0).headers()).containsEntry("cookie", "AWSALB=n3");
        assertThat(splunk.posted()).hasSize(3);
    }

    @Test
    void drainingWaitsForAcknowledgements() throws InterruptedException {
        AtomicInteger polls = new AtomicInteger();
        splunk.acks(request -> HecStandIn.all(request, polls.incrementAndGet() > 2));
        commit(2);
        shipper.drain(() -> clock.now().isAfter(Rows.NOON.plusSeconds(30)));
        assertThat(counts().delivered()).isEqualTo(2);
    }
}

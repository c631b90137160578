package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class HecReceiverTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void countsEventsLossAndDuplicates() throws Exception {
        try (HecReceiver receiver = HecReceiver.start(HecReceiver.Settings.plain())) {
            assertThat(post(receiver, "event", event(0) + event(2)).statusCode()).isEqualTo(200);
            post(receiver, "raw", Seq.text(2) + "\n" + Seq.text(3) + "\n");
            HecCounts counts = receiver.counts();
            assertThat(counts.unique()).isEqualTo(3);
            assertThat(counts.duplicates()).isEqualTo(1);
            assertThat(counts.requests()).isEqualTo(2);
            assertThat(receiver.firstMissing(4)).contains(1);
            receiver.reset();
            assertThat(receiver.counts().unique()).isZero();
        }
    }

    @Test
    void aNumberTwiceWithinOneEventIsOneEvent() throws Exception {
        try (HecReceiver receiver = HecReceiver.start(HecReceiver.Settings.plain())) {
            post(receiver, "event", "{\"event\":{\"id\":\"" + Seq.text(8) + "\",\"message\":\"<" + Seq.text(8) + ">\"}}");
            assertThat(receiver.counts().unique()).isEqualTo(1);
            assertThat(receiver.counts().duplicates()).isZero();
        }
    }

    @Test
    void inflatesAndCountsBothSizes() throws Exception {
        try (HecReceiver receiver = HecReceiver.start(HecReceiver.Settings.plain())) {
            String body = event(1).repeat(100);
            ByteArrayOutputStream stored = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(stored)) {
                gzip.write(body.getBytes(StandardCharsets.UTF_8));
            }
            client.send(HttpRequest.newBuilder(receiver.uri().resolve("/services/collector/event/1.0")).header("Content-Encoding", "gzip")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(stored.toByteArray())).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(receiver.counts().rawBytes()).isEqualTo(body.length());
            assertThat(receiver.counts().wireBytes()).isEqualTo(stored.size());
        }
    }

    @Test
    void acknowledgesPerChannelAfterSomePolls() throws Exception {
        try (HecReceiver receiver = HecReceiver.start(HecReceiver.Settings.plain().acknowledging(1))) {
            assertThat(post(receiver, "event?channel=a", event(0)).body()).contains("\"ackId\":0");
            assertThat(post(receiver, "event?channel=b", event(1)).body()).contains("\"ackId\":0");
            assertThat(post(receiver, "ack?channel=a", "{\"acks\":[0,7]}").body()).contains("\"0\":false").contains("\"7\":false");
            assertThat(post(receiver, "ack?channel=a", "{\"acks\":[0]}").body()).contains("\"0\":true");
            assertThat(receiver.counts().acknowledged()).isEqualTo(1);
            assertThat(post(receiver, "ack?channel=a", "{\"acks\":[0]}").body()).contains("\"0\":false");
        }
    }

    @Test
    void refusesWithoutCounting() throws Exception {
        try (HecReceiver receiver = HecReceiver.start(HecReceiver.Settings.plain()
                .answering(request -> request == 0 ? HecAnswer.busy(Duration.ofSeconds(3)) : new HecAnswer.Taken()))) {
            HttpResponse<String> refused = post(receiver, "event", event(0));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("3");
            assertThat(receiver.counts().unique()).isZero();
            assertThat(post(receiver, "event", event(0)).statusCode()).isEqualTo(200);
            assertThat(receiver.counts().duplicates()).isZero();
        }
    }

    @Test
    void anAnswerCanBeLostAfterTheEventsWereTaken() {
        try (HecReceiver receiver = HecReceiver.start(HecReceiver.Settings.plain().answering(request -> new HecAnswer.TakenAnswerLost()))) {
            assertThatThrownBy(() -> post(receiver, "event", event(4))).isInstanceOf(IOException.class);
            assertThat(receiver.counts().unique()).isEqualTo(1);
        }
    }

    @Test
    void thePayloadCheckSeesEachEventOfBothEndpoints() throws Exception {
        try (HecReceiver receiver = HecReceiver.start(HecReceiver.Settings.plain()
                .checking((seq, payload) -> new String(payload, StandardCharsets.UTF_8).contains("good")))) {
            post(receiver, "event", "{\"event\":{\"id\":\"" + Seq.text(0) + "\",\"is\":\"good\"}} {\"event\":\"" + Seq.text(1) + " bad\"}");
            post(receiver, "raw", Seq.text(2) + " good\n" + Seq.text(3) + " bad\nno number, good\n");
            assertThat(receiver.counts().mismatches()).isEqualTo(3);
            assertThat(receiver.counts().unique()).isEqualTo(4);
        }
    }

    private HttpResponse<String> post(HecReceiver receiver, String path, String body) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(receiver.uri().resolve("/services/collector/" + path))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String event(long seq) {
        return "{\"time\":1,\"event\":{\"Id\":\"" + Seq.text(seq) + "\",\"text\":\"x\"}}";
    }
}

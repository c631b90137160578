package dev.postern.bench;

import dev.postern.event.NdjsonCodec;
import dev.postern.event.RowCodec;
import dev.postern.outbox.Block;
import dev.postern.sink.Delivery;
import dev.postern.sink.DeliveryLevel;
import dev.postern.sink.Sink;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Posts a block's bytes as they are to a raw endpoint, or drops them where there is none: the least that a sink can cost. */
final class BareHecSink implements Sink {
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RowCodec codec = NdjsonCodec.compact();
    private final URI raw;

    /** @param hec base address, or {@code none} */
    BareHecSink(String hec) {
        this.raw = hec.equals("none") ? null : URI.create(hec + "/services/collector/raw");
    }

    @Override
    public String name() {
        return "bare";
    }

    @Override
    public String destination() {
        return "bare";
    }

    @Override
    public DeliveryLevel level() {
        return DeliveryLevel.ACCEPTED;
    }

    @Override
    public RowCodec codec() {
        return codec;
    }

    @Override
    public Delivery deliver(String outboxId, Block block) {
        if (raw == null) {
            return new Delivery.Settled();
        }
        try {
            HttpResponse<Void> answer = client.send(HttpRequest.newBuilder(raw).header("Content-Encoding", "gzip")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(block.content().body())).build(), HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() == 200 ? new Delivery.Settled() : new Delivery.Later("status " + answer.statusCode(), Duration.ZERO);
        } catch (IOException e) {
            return new Delivery.Later(String.valueOf(e.getMessage()), Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.Later("interrupted", Duration.ZERO);
        }
    }

    @Override
    public void close() {
        // The client has no resources of its own before Java 21.
    }
}

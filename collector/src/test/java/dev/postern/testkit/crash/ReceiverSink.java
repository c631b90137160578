package dev.postern.testkit.crash;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A sink that posts blocks to a {@link BlockReceiver} and asks it for acknowledgements, in the manner of an indexer. */
final class ReceiverSink implements Sink {
    static final String NAME = "remote";
    static final String STREAM = "X-Stream";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final String address;
    private final RowCodec codec = NdjsonCodec.compact();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

    ReceiverSink(int port) {
        this.address = "http://127.0.0.1:" + port;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String destination() {
        return "receiver/" + codec.name();
    }

    @Override
    public DeliveryLevel level() {
        return DeliveryLevel.INDEXED;
    }

    @Override
    public RowCodec codec() {
        return codec;
    }

    @Override
    public Delivery deliver(String outboxId, Block block) {
        return deliver(outboxId, List.of(block)).get(0);
    }

    /** All blocks are sent before the first acknowledgement is asked for. */
    @Override
    public List<Delivery> deliver(String outboxId, List<Block> blocks) {
        List<String> tickets = new ArrayList<>();
        List<Delivery> deliveries = new ArrayList<>();
        try {
            for (Block block : blocks) {
                tickets.add(post("/blocks", block.content().stream(), block.content().body()));
            }
            for (String acknowledged : post("/ack", "-", String.join(",", tickets).getBytes(StandardCharsets.US_ASCII)).split(",")) {
                deliveries.add(acknowledged.equals("true") ? new Delivery.Settled() : new Delivery.Later("no acknowledgement", PAUSE));
            }
        } catch (IOException e) {
            while (deliveries.size() < blocks.size()) {
                deliveries.add(new Delivery.Later("the receiver does not answer: " + e, PAUSE));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return deliveries;
    }

    private String post(String path, String stream, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).header(STREAM, stream)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() {
        // The client ends with the process.
    }
}

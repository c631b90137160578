package dev.postern.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.zip.GZIPInputStream;

/**
 * A Splunk HTTP Event Collector that counts instead of indexing: event, raw, acknowledgement and health endpoints on loopback, gzip or
 * plain, loss and duplicates by {@link Seq}, and answers that misbehave as told. Start its JVM with
 * {@code -Dsun.net.httpserver.nodelay=true}; without it each small request waits for a delayed acknowledgement of TCP. Thread-safe.
 */
public final class HecReceiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/services/collector";

    private final Settings settings;
    private final HttpServer server;
    private final ExecutorService threads;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile HecTally tally = new HecTally();
    private volatile Optional<HecAcks> acks;

    /**
     * How a receiver behaves.
     *
     * @param port         0 for any free one
     * @param pollsToAck   how often an acknowledgement is asked for before the answer is yes; empty where the token has no acknowledgement
     * @param answers      what to do with the n-th request for events, from 0
     * @param payloadCheck asked for each event, where present
     */
    public record Settings(int port, Optional<Integer> pollsToAck, IntFunction<HecAnswer> answers, Optional<PayloadCheck> payloadCheck) {
        /** Takes all, without acknowledgement. */
        public static Settings plain() {
            return new Settings(0, Optional.empty(), request -> new HecAnswer.Taken(), Optional.empty());
        }

        public Settings onPort(int newPort) {
            return new Settings(newPort, pollsToAck, answers, payloadCheck);
        }

        public Settings acknowledging(int polls) {
            return new Settings(port, Optional.of(polls), answers, payloadCheck);
        }

        public Settings answering(IntFunction<HecAnswer> newAnswers) {
            return new Settings(port, pollsToAck, newAnswers, payloadCheck);
        }

        public Settings checking(PayloadCheck check) {
            return new Settings(port, pollsToAck, answers, Optional.of(check));
        }
    }

    /** Compares an event with what was issued under its number. */
    @FunctionalInterface
    public interface PayloadCheck {
        boolean holds(long seq, byte[] event);
    }

    private HecReceiver(Settings settings) throws IOException {
        this.settings = settings;
        this.acks = settings.pollsToAck().map(HecAcks::new);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        this.threads = Executors.newFixedThreadPool(4);
        server.setExecutor(threads);
        server.createContext(PATH, exchange -> serve(exchange, this::events));
        server.createContext(PATH + "/ack", exchange -> serve(exchange, this::acknowledge));
        server.createContext(PATH + "/health", exchange -> serve(exchange, this::health));
        server.createContext("/bench", exchange -> serve(exchange, this::bench));
    }

    public static HecReceiver start(Settings settings) {
        try {
            HecReceiver receiver = new HecReceiver(settings);
            receiver.server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Base address, such as {@code http://127.0.0.1:40123}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public HecCounts counts() {
        return tally.counts(acks.map(HecAcks::confirmedEvents).orElse(0L));
    }

    /** The first number below {@code issued} that never came; empty where all came. */
    public Optional<Integer> firstMissing(int issued) {
        int missing = tally.firstMissing(issued);
        return missing < 0 ? Optional.empty() : Optional.of(missing);
    }

    /** Forgets all counts and acknowledgements. */
    public void reset() {
        tally = new HecTally();
        acks = settings.pollsToAck().map(HecAcks::new);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private interface Route {
        void handle(HttpExchange exchange) throws IOException;
    }

    private static void serve(HttpExchange exchange, Route route) throws IOException {
        try (exchange) {
            route.handle(exchange);
        }
    }

    private void events(HttpExchange exchange) throws IOException {
        byte[] stored = exchange.getRequestBody().readAllBytes();
        HecAnswer answer = settings.answers().apply(requests.getAndIncrement());
        if (answer instanceof HecAnswer.Refused refused) {
            refused.retryAfter().ifPresent(after -> exchange.getResponseHeaders().set("Retry-After", Long.toString(after.toSeconds())));
            send(exchange, refused.status(), JSON.createObjectNode().put("text", refused.text()).put("code", refused.code()));
            return;
        }
        byte[] body = "gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding")) ? inflate(stored) : stored;
        int events = tally.add(body, body.length, stored.length);
        if (settings.payloadCheck().isPresent()) {
            check(exchange, body, settings.payloadCheck().get());
        }
        ObjectNode taken = JSON.createObjectNode().put("text", "Success").put("code", 0);
        acks.ifPresent(numbers -> taken.put("ackId", numbers.issue(channel(exchange), events)));
        if (answer instanceof HecAnswer.TakenLate late) {
            pause(late);
        }
        if (answer instanceof HecAnswer.TakenAnswerLost) {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"text\":\"Succ".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
            return;
        }
        send(exchange, 200, taken);
    }

    private void check(HttpExchange exchange, byte[] body, PayloadCheck check) throws IOException {
        boolean raw = exchange.getRequestURI().getPath().startsWith(PATH + "/raw");
        for (byte[] event : raw ? HecBodies.lines(body, body.length) : HecBodies.events(body, body.length)) {
            int mark = Seq.find(event, 0, event.length);
            if (mark < 0 || !check.holds(Seq.read(event, mark), event)) {
                tally.mismatch();
            }
        }
    }

    private void acknowledge(HttpExchange exchange) throws IOException {
        if (acks.isEmpty()) {
            send(exchange, 400, JSON.createObjectNode().put("text", "ACK is disabled").put("code", 14));
            return;
        }
        JsonNode asked = JSON.readTree(exchange.getRequestBody());
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode states = answer.putObject("acks");
        asked.path("acks").forEach(id -> states.put(id.asText(), acks.get().confirmed(channel(exchange), id.asLong())));
        send(exchange, 200, answer);
    }

    private void health(HttpExchange exchange) throws IOException {
        send(exchange, 200, JSON.createObjectNode().put("text", "HEC is healthy").put("code", 17));
    }

    /** {@code GET /bench} gives the counts and this process's CPU time, {@code POST /bench} forgets the counts. */
    private void bench(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            reset();
        }
        ObjectNode answer = JSON.valueToTree(counts());
        ProcessHandle.current().info().totalCpuDuration().ifPresent(cpu -> answer.put("cpuMillis", cpu.toMillis()));
        send(exchange, 200, answer);
    }

    private static String channel(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("X-Splunk-Request-Channel");
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        return header != null ? header : query.startsWith("channel=") ? query.substring("channel=".length()) : "";
    }

    private static byte[] inflate(byte[] stored) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.max(1 << 12, stored.length * 6));
        try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(stored), 1 << 16)) {
            in.transferTo(body);
        }
        return body.toByteArray();
    }

    private static void pause(HecAnswer.TakenLate late) {
        try {
            TimeUnit.NANOSECONDS.sleep(late.after().toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}

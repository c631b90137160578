package dev.postern.sink.splunk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** A stand-in for Splunk's HTTP Event Collector that answers as it is told and keeps what came. */
public final class HecStandIn implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new ArrayList<>();
    private final Map<String, AtomicLong> ackIds = new LinkedHashMap<>();
    private Function<Request, Reply> events = request -> taken(request, true);
    private Function<Request, Reply> acks = request -> all(request, true);

    /** What came: headers by name in lower case, body as sent. */
    public record Request(String path, Map<String, String> headers, byte[] body) {
        public String channel() {
            return headers.get("x-splunk-request-channel");
        }

        /** Event objects of the unpacked body. */
        public List<JsonNode> events() {
            List<JsonNode> found = new ArrayList<>();
            try (JsonParser json = JSON.getFactory().createParser(new GZIPInputStream(new ByteArrayInputStream(body)))) {
                JSON.readerFor(JsonNode.class).<JsonNode>readValues(json).forEachRemaining(found::add);
            } catch (IOException e) {
                throw new AssertionError("the body is no gzip of JSON", e);
            }
            return found;
        }
    }

    /** What is answered. */
    public record Reply(int status, String body, Map<String, String> headers) {
        public static Reply of(int status, String body) {
            return new Reply(status, body, Map.of());
        }

        public static Reply code(int status, int code, String more) {
            return of(status, "{\"text\":\"said by a test\",\"code\":" + code + more + "}");
        }

        public Reply header(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Reply(status, body, more);
        }
    }

    public HecStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public synchronized HecStandIn events(Function<Request, Reply> answer) {
        events = answer;
        return this;
    }

    public synchronized HecStandIn acks(Function<Request, Reply> answer) {
        acks = answer;
        return this;
    }

    /** Success, with the channel's next number where acknowledgement is on. */
    public synchronized Reply taken(Request request, boolean acknowledge) {
        long id = ackIds.computeIfAbsent(request.channel(), channel -> new AtomicLong()).getAndIncrement();
        return Reply.of(200, "{\"text\":\"Success\",\"code\":0" + (acknowledge ? ",\"ackId\":" + id : "") + "}");
    }

    /** The same state for every number that was asked for. */
    public static Reply all(Request request, boolean state) {
        StringBuilder states = new StringBuilder();
        for (JsonNode id : asked(request)) {
            states.append(states.isEmpty() ? "" : ",").append('"').append(id.asLong()).append("\":").append(state);
        }
        return Reply.of(200, "{\"acks\":{" + states + "}}");
    }

    public static JsonNode asked(Request request) {
        try {
            return JSON.readTree(request.body()).path("acks");
        } catch (IOException e) {
            throw new AssertionError("the question is no JSON", e);
        }
    }

    public synchronized List<Request> posted() {
        return requests.stream().filter(request -> request.path().equals("/services/collector/event")).toList();
    }

    public synchronized List<Request> polls() {
        return requests.stream().filter(request -> request.path().equals("/services/collector/ack")).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(", ", values)));
            Request request = new Request(exchange.getRequestURI().toString(), headers, exchange.getRequestBody().readAllBytes());
            Function<Request, Reply> answer;
            synchronized (this) {
                requests.add(request);
                answer = request.path().endsWith("/ack") ? acks : events;
            }
            Reply reply = answer.apply(request);
            if (reply.status() == 0) {
                return;
            }
            reply.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package dev.postern.testkit.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.postern.event.BlockEncoder;
import dev.postern.event.NdjsonCodec;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes blocks over HTTP, keeps what came, acknowledges when asked, and behaves as badly as it is told. Thread-safe. */
public final class BlockReceiver implements AutoCloseable {
    /** How a request is answered. */
    public enum Manner { WELL, REFUSE, RESET, RESET_AFTER_TAKING, SLOWLY }

    static {
        // Without it the server holds small answers back for the other side's delayed acknowledgement, 40 ms each.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockEncoder blocks = new BlockEncoder(NdjsonCodec.compact(), 1);
    private final AtomicLong tickets = new AtomicLong();
    private final ReceivedRows received = new ReceivedRows();
    private volatile Manner manner = Manner.WELL;
    private volatile Hook hook = point -> false;

    /** Told of each step that the receiver sees; answers true where the sender was killed and wants no answer. */
    interface Hook {
        boolean passed(CrashPoint point);
    }

    private BlockReceiver(HttpServer server) {
        this.server = server;
    }

    public static BlockReceiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        BlockReceiver receiver = new BlockReceiver(server);
        server.setExecutor(receiver.threads);
        server.createContext("/blocks", receiver::take);
        server.createContext("/ack", receiver::acknowledge);
        server.start();
        return receiver;
    }

    int port() {
        return server.getAddress().getPort();
    }

    void hook(Hook newHook) {
        hook = newHook;
    }

    public void behave(Manner newManner) {
        manner = newManner;
    }

    public ReceivedRows received() {
        return received;
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Manner now = manner;
        if (now == Manner.REFUSE) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            answer(exchange, 503, "busy");
            return;
        }
        if (now == Manner.RESET) {
            exchange.close();
            return;
        }
        for (Row row : blocks.decode(Schema.current().stream(exchange.getRequestHeaders().getFirst(ReceiverSink.STREAM)), body)) {
            received.add(row);
        }
        if (hook.passed(CrashPoint.SEND) || now == Manner.RESET_AFTER_TAKING) {
            exchange.close();
            return;
        }
        String ticket = Long.toString(tickets.incrementAndGet());
        if (now == Manner.SLOWLY) {
            exchange.sendResponseHeaders(200, ticket.length());
            for (byte part : ticket.getBytes(StandardCharsets.US_ASCII)) {
                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
                exchange.getResponseBody().write(part);
                exchange.getResponseBody().flush();
            }
            exchange.close();
            return;
        }
        answer(exchange, 200, ticket);
    }

    private void acknowledge(HttpExchange exchange) throws IOException {
        String[] asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII).split(",");
        if (hook.passed(CrashPoint.ANSWER)) {
            exchange.close();
            return;
        }
        answer(exchange, 200, Stream.of(asked).map(ticket -> Boolean.toString(Long.parseLong(ticket) <= tickets.get())).collect(Collectors.joining(",")));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package dev.postern.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.postern.net.HttpPoster.Limits;
import dev.postern.testkit.Keystores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpPosterTest {
    private static final Limits SHORT = new Limits(Duration.ofSeconds(2), Duration.ofMillis(400), 16);
    private static final Limits LONG = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 16);

    @TempDir
    Path folder;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Optional<HttpServer> server = Optional.empty();

    @AfterEach
    void stop() {
        server.ifPresent(running -> running.stop(0));
        threads.shutdownNow();
    }

    @Test
    void theAnswerIsBoundedAndTheConnectionUsedAgain() throws IOException {
        AtomicInteger ports = new AtomicInteger();
        URI address = serve(exchange -> {
            ports.compareAndSet(0, exchange.getRemoteAddress().getPort());
            answer(exchange, 200, exchange.getRemoteAddress().getPort() == ports.get() ? "same connection, long text" : "another connection");
        });
        try (HttpPoster poster = new HttpPoster(Optional.empty(), LONG)) {
            assertThat(post(poster, address).body()).isEqualTo("same connection,");
            assertThat(post(poster, address).body()).isEqualTo("same connection,");
        }
    }

    @Test
    void aServerThatStopsInTheMiddleOfItsAnswerIsNotWaitedForPastTheDeadline() throws IOException {
        URI address = serve(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
        });
        try (HttpPoster poster = new HttpPoster(Optional.empty(), SHORT)) {
            assertThatThrownBy(() -> post(poster, address)).isInstanceOf(IOException.class).hasMessageContaining("did not answer within 400 ms");
        }
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForPastTheDeadline() throws IOException {
        URI address = serve(exchange -> { });
        try (HttpPoster poster = new HttpPoster(Optional.empty(), SHORT)) {
            assertThatThrownBy(() -> post(poster, address)).isInstanceOf(IOException.class).hasMessageContaining("did not answer within 400 ms");
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        AtomicInteger followed = new AtomicInteger();
        URI address = serve(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/stolen")) {
                followed.incrementAndGet();
            }
            exchange.getResponseHeaders().add("Location", "/stolen");
            answer(exchange, 307, "");
        });
        try (HttpPoster poster = new HttpPoster(Optional.empty(), LONG)) {
            assertThat(post(poster, address)).satisfies(answer -> {
                assertThat(answer.status()).isEqualTo(307);
                assertThat(answer.header("location")).contains("/stolen");
            });
        }
        assertThat(followed.get()).isZero();
    }

    @Test
    void troubleIsOneSentenceWithTheHost() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        try (HttpPoster poster = new HttpPoster(Optional.empty(), LONG)) {
            assertThatThrownBy(() -> post(poster, URI.create("http://127.0.0.1:" + closed + "/"))).isInstanceOf(IOException.class)
                    .hasMessage("127.0.0.1:" + closed + " does not take connections");
            assertThatThrownBy(() -> post(poster, URI.create("http://no-such-host.invalid:1/"))).isInstanceOf(IOException.class)
                    .hasMessage("no-such-host.invalid:1 is no known host name");
        }
    }

    @Test
    void aCertificateIsTrustedByItsOwnFileAndOnlyForItsName() throws Exception {
        Path keystore = Keystores.make(folder);
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(Keystores.serving(keystore)));
        URI address = start(https, "https", exchange -> answer(exchange, 200, "hello"));
        Path authority = Files.writeString(folder.resolve("ca.pem"), Keystores.pem(keystore));
        try (HttpPoster trusting = new HttpPoster(Optional.of(authority), LONG); HttpPoster jvm = new HttpPoster(Optional.empty(), LONG)) {
            assertThat(post(trusting, address).body()).isEqualTo("hello");
            assertThatThrownBy(() -> post(jvm, address)).isInstanceOf(IOException.class).hasMessageContaining("no TLS connection with");
            assertThatThrownBy(() -> post(trusting, URI.create(address.toString().replace("127.0.0.1", "127.0.0.2")))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aFileThatHoldsNoCertificateIsRefused() throws IOException {
        for (String text : new String[] {"", "not a certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"}) {
            Path file = Files.writeString(folder.resolve("ca.pem"), text);
            assertThatThrownBy(() -> new HttpPoster(Optional.of(file), LONG)).isInstanceOf(IOException.class).hasMessageContaining("ca.pem holds no certificate");
        }
        assertThatThrownBy(() -> new HttpPoster(Optional.of(folder.resolve("none.pem")), LONG)).isInstanceOf(IOException.class)
                .hasMessageContaining("there is no file");
    }

    private URI serve(HttpHandler handler) throws IOException {
        return start(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), "http", handler);
    }

    private URI start(HttpServer made, String scheme, HttpHandler handler) {
        server = Optional.of(made);
        made.setExecutor(threads);
        made.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            handler.handle(exchange);
        });
        made.start();
        return URI.create(scheme + "://127.0.0.1:" + made.getAddress().getPort() + "/");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static HttpAnswer post(HttpPoster poster, URI address) throws IOException {
        return poster.post(address, Map.of("X-Test", "1"), new byte[] {1, 2, 3});
    }
}

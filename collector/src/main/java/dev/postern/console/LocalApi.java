package dev.postern.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running service's own API: loopback only, a token that only the owner of the home can read. Other commands go through it
 * while the service owns the home.
 */
public final class LocalApi implements AutoCloseable {
    static final String ADDRESS_FILE = "api-address";
    static final String TOKEN_FILE = "api-token";
    private static final Logger LOG = LoggerFactory.getLogger(LocalApi.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Path home;
    private final byte[] token;

    private LocalApi(HttpServer server, Path home, byte[] token) {
        this.server = server;
        this.home = home;
        this.token = token;
    }

    /** Listens on a free loopback port and writes address and token into the home. */
    public static LocalApi start(Path home, Supplier<Map<String, Object>> status) {
        try {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            String token = HexFormat.of().formatHex(random);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
            LocalApi api = new LocalApi(server, home, token.getBytes(StandardCharsets.US_ASCII));
            server.createContext("/api/status", exchange -> api.answer(exchange, status));
            server.start();
            writePrivate(home.resolve(TOKEN_FILE), token);
            writePrivate(home.resolve(ADDRESS_FILE), "http://127.0.0.1:" + server.getAddress().getPort());
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException("the local API cannot start: " + e.getMessage(), e);
        }
    }

    private void answer(HttpExchange exchange, Supplier<Map<String, Object>> status) throws IOException {
        try (exchange) {
            String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")).replaceFirst("^Bearer ", "");
            if (!MessageDigest.isEqual(token, given.getBytes(StandardCharsets.US_ASCII))) {
                send(exchange, 401, Map.of("error", "the token is missing or wrong; it stands in the home's " + TOKEN_FILE));
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, Map.of("error", "only GET is known here"));
            } else {
                send(exchange, 200, status.get());
            }
        } catch (RuntimeException e) {
            LOG.warn("the local API cannot answer: {}", e.getMessage());
        }
    }

    private static void send(HttpExchange exchange, int code, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void writePrivate(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    @Override
    public void close() {
        server.stop(0);
        try {
            Files.deleteIfExists(home.resolve(ADDRESS_FILE));
            Files.deleteIfExists(home.resolve(TOKEN_FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

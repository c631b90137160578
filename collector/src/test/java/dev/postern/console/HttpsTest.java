package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.config.ConfigException;
import dev.postern.config.ConsoleConfig.TlsConfig;
import dev.postern.config.ConsoleConfig;
import dev.postern.config.Secret;
import dev.postern.console.access.Role;
import dev.postern.evaluate.AlertFeed;
import dev.postern.testkit.Chain;
import dev.postern.testkit.Keystores;
import dev.postern.time.VirtualClock;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console that other machines can reach: HTTPS, its own names, and a login before every page. */
class HttpsTest {
    @TempDir
    Path folder;
    private final People people = new People();
    private final VirtualClock clock = new VirtualClock(ConsoleFixture.NOW);
    private final Chain chain = Chain.temporary(clock);
    private Path keystore;
    private ConsoleServer server;
    private SSLContext tls;
    private HttpClient client;

    @BeforeEach
    void start() throws Exception {
        keystore = Keystores.make(folder);
        tls = Keystores.trusting(keystore);
        client = HttpClient.newBuilder().sslContext(tls).build();
        people.put("ann", Role.VIEWER);
        server = start(config(keystore, Keystores.PASSWORD));
    }

    @AfterEach
    void close() {
        server.close();
        chain.close();
    }

    @Test
    void itIsServedEncryptedAndTheBrowserIsToldToKeepItSo() throws Exception {
        assertThat(server.address()).matches("https://console\\.contoso\\.example:\\d+/");
        for (String path : new String[] {"/login", "/console.css", "/alerts", "/alerts/%ff%00"}) {
            HttpResponse<String> answer = browser().get(path);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).as(path).hasValue("max-age=15768000");
            assertThat(answer.headers().firstValue("Content-Security-Policy")).as(path).isPresent();
            assertThat(answer.headers().firstValue("Server")).as(path).isEmpty();
        }
        for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
            try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("localhost", port())) {
                socket.setEnabledProtocols(new String[] {version});
                socket.startHandshake();
                assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            }
        }
        assertThat(plain()).doesNotContain("<html");
    }

    @Test
    void everyPageNeedsALoginAndOnlyTheLoginItselfDoesNot() throws Exception {
        Browser browser = browser();
        for (String path : new String[] {"/", "/alerts", "/inventory", "/alerts/x", "/playbooks", "/live"}) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/login");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(browser.get("/alerts?q=x").headers().firstValue("Location")).hasValue("/login?next=%2Falerts%3Fq%3Dx");
        for (String path : new String[] {"/login", "/console.css", "/icon.svg", "/live.js"}) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(200);
        }
        HttpResponse<String> login = browser.login("ann", People.PASSWORD);
        assertThat(login.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("__Host-postern=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict; Secure");
        assertThat(browser.page("/alerts").select("header .visitor").text()).startsWith("Logged in as ann");
        browser.post("/logout");
        assertThat(browser.get("/alerts").statusCode()).isEqualTo(303);
    }

    @Test
    void noSpellingOfAPathGoesAroundTheLogin() throws Exception {
        for (String path : new String[] {"/alerts/", "//alerts", "/ALERTS", "/%61lerts", "/alerts;x=y", "/alerts%00", "/login/../alerts", "/console.css/../alerts",
            "/login/..;/alerts", "/login;/../alerts", "/login%2f..%2falerts", "/console.css%2f..%2falerts", "/./alerts", "/alerts?/login", "/alerts#/login",
            "/login\\..\\alerts", "https://console.contoso.example/alerts"}) {
            assertThat(ask("console.contoso.example", path)).as(path).containsPattern("^HTTP/1.1 (303|40[04]) ").doesNotContain("Incident");
        }
        assertThat(ask("console.contoso.example", "https://evil.example/login")).as("the line of the request names another host").doesNotStartWith("HTTP/1.1 200");
    }

    @Test
    void onlyItsOwnNamesReachIt() throws Exception {
        for (String host : new String[] {"console.contoso.example", "Console.Contoso.Example:8686", "[2001:db8::7]", "localhost", "127.0.0.1:443"}) {
            assertThat(ask(host)).as(host).startsWith("HTTP/1.1 200 ");
        }
        for (String host : new String[] {"evil.example", "console.contoso.example.evil.example", "x.console.contoso.example", "192.0.2.7", "0.0.0.0"}) {
            assertThat(ask(host)).as(host).startsWith("HTTP/1.1 403 ").contains("console.names");
        }
    }

    @Test
    void withoutAUserItDoesNotStart() {
        people.remove("ann");
        assertThatThrownBy(() -> start(config(keystore, Keystores.PASSWORD))).isInstanceOf(ConfigException.class)
                .hasMessageContaining("nobody could log in").hasMessageContaining("postern user add");
        assertThatThrownBy(() -> ConsoleServer.check(config(keystore, Keystores.PASSWORD), people)).isInstanceOf(ConfigException.class)
                .hasMessageContaining("nobody could log in");
    }

    @Test
    void aKeystoreThatCannotBeUsedIsNamedWithoutItsPassword() throws Exception {
        refused(config(keystore, "a wrong password"), keystore + " cannot be opened");
        refused(config(folder.resolve("none.p12"), Keystores.PASSWORD), "none.p12 cannot be opened");
        Path text = Files.writeString(folder.resolve("text.p12"), "no keystore");
        refused(config(text, Keystores.PASSWORD), "text.p12 cannot be opened");
        refused(config(keystore, ""), "is empty or not set");
        assertThatThrownBy(() -> ConsoleServer.check(config(keystore, "a wrong password"), people)).isInstanceOf(ConfigException.class)
                .hasMessageContaining("cannot be opened");
        ConsoleServer.check(config(keystore, Keystores.PASSWORD), people);
    }

    private void refused(ConsoleConfig config, String part) {
        assertThatThrownBy(() -> start(config)).isInstanceOf(ConfigException.class).hasMessageContaining(part)
                .hasMessageNotContaining("a wrong password").hasMessageNotContaining(Keystores.PASSWORD);
    }

    private ConsoleConfig config(Path keys, String password) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), password);
        return new ConsoleConfig(Optional.of(0), Optional.of("0.0.0.0"), Optional.of(List.of("console.contoso.example", "[2001:db8::7]")),
                Optional.of(new TlsConfig(keys, Secret.parse("${file:" + file + "}"))), Optional.empty(), Optional.empty());
    }

    private ConsoleServer start(ConsoleConfig config) {
        return ConsoleServer.start(config, new ConsoleParts(chain.store, clock, people.access(clock), chain.acts, new AlertFeed(0)));
    }

    private Browser browser() {
        return new Browser(client, "https://localhost:" + port() + "/");
    }

    private int port() {
        return URI.create(server.address()).getPort();
    }

    private String ask(String host) throws IOException {
        return ask(host, "/login");
    }

    private String ask(String host, String path) throws IOException {
        try (Socket socket = tls.getSocketFactory().createSocket("localhost", port())) {
            return ask(socket, host, path);
        }
    }

    private String plain() throws IOException {
        try (Socket socket = new Socket("localhost", port())) {
            return ask(socket, "localhost", "/login");
        } catch (SocketException e) {
            return "";
        }
    }

    private static String ask(Socket socket, String host, String path) throws IOException {
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}

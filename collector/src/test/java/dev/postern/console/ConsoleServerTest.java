package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.config.ConfigException;
import dev.postern.config.ConsoleConfig;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleServerTest {
    private final ConsoleFixture console = new ConsoleFixture();

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void everyAnswerCarriesTheHeaders() throws Exception {
        for (String path : new String[] {"/", "/alerts", "/inventory", "/console.css", "/icon.svg", "/dashboards", "/dashboards/mail-flow", "/playbooks",
                "/charts/chart.js", "/charts/charts.js", "/live.js", "/alerts/none", "/nowhere", "/login", "/logout", "/alerts/%ff%00", "/..%2f"}) {
            for (String method : new String[] {"GET", "HEAD", "POST", "OPTIONS"}) {
                HttpResponse<String> answer = console.send(method, path);
                assertThat(answer.headers().firstValue("Content-Security-Policy")).as(method + " " + path + " " + answer.statusCode()).hasValue("default-src 'none'; script-src 'self'; "
                        + "style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
                assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
                assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
                assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
                assertThat(answer.headers().firstValue("Server")).isEmpty();
                assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            }
        }
    }

    @Test
    void pagesAreForReadingOnly() throws Exception {
        for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "MADEUP"}) {
            HttpResponse<String> answer = console.send(method, "/alerts");
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
            assertThat(answer.body()).contains("This address answers GET, HEAD only.");
            assertThat(console.send(method, "/nowhere").statusCode()).as(method).isEqualTo(404);
        }
        assertThat(console.send("PUT", "/login").headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
        assertThat(console.send("GET", "/logout").headers().firstValue("Allow")).hasValue("POST");
        HttpResponse<String> head = console.send("HEAD", "/alerts");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type").orElseThrow()).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(head.body()).isEmpty();
        assertThat(console.send("HEAD", "/alerts/none").statusCode()).isEqualTo(404);
    }

    @Test
    void aForeignHostNameReachesNothing() throws IOException {
        for (String host : new String[] {"console.attacker.example", "127.0.0.1.attacker.example", "localhost.attacker.example", "192.0.2.7", "127.0.0.1@x", ""}) {
            assertThat(ask(host)).as(host).containsPattern("^HTTP/1.1 40[03] ").contains("Content-Security-Policy").doesNotContain("incident");
        }
        for (String host : new String[] {"127.0.0.1", "localhost:8686", "[::1]:8686"}) {
            assertThat(ask(host)).as(host).startsWith("HTTP/1.1 200 ");
        }
        assertThat(ask("console.attacker.example")).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void anAnswerThatEndsTheConnectionSaysSo() throws Exception {
        for (String method : new String[] {"GET", "HEAD", "POST", "OPTIONS"}) {
            HttpResponse<String> answer = console.send(method, "/alerts/%ff%00");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Connection")).as(method).hasValue("close");
        }
    }

    @Test
    void errorsTellNothingOfTheInside() throws Exception {
        assertThat(console.send("GET", "/nowhere").statusCode()).isEqualTo(404);
        assertThat(console.send("GET", "/nowhere").body()).contains("There is no such page");
        console.store.close();
        HttpResponse<String> broken = console.send("GET", "/alerts");
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body()).contains("log says why").doesNotContain("Exception").doesNotContain("SELECT").doesNotContain("engine");
        assertThat(broken.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void withoutTlsItListensToThisMachineOnlyAndItSaysWhereAPortIsTaken() {
        assertThatThrownBy(() -> start(0, "0.0.0.0")).isInstanceOf(ConfigException.class).hasMessageContaining("there is no TLS");
        int taken = URI.create(console.server.address()).getPort();
        assertThatThrownBy(() -> start(taken, "127.0.0.1")).isInstanceOf(ConsoleException.class).hasMessageContaining("the port is taken or not allowed; name another one");
    }

    private void start(int port, String bind) {
        ConsoleServer.start(new ConsoleConfig(Optional.of(port), Optional.of(bind), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                console.parts()).close();
    }

    private String ask(String host) throws IOException {
        URI address = URI.create(console.server.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(("GET /alerts HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

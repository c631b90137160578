package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.ConsoleConfig;
import dev.postern.console.access.Access;
import dev.postern.console.access.Role;
import dev.postern.time.VirtualClock;
import io.javalin.Javalin;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every form passes before its act, over a server with one page and one act. */
class ActTest {
    private final People people = new People();
    private final Access access = people.access(new VirtualClock(ConsoleFixture.NOW));
    private final List<String> done = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private Javalin server;

    @BeforeEach
    void start() {
        ConsoleConfig config = ConsoleConfig.loopback(Optional.of(0));
        Templates templates = new Templates();
        SessionCookie cookie = new SessionCookie(false);
        server = Javalin.create(javalin -> {
            javalin.startup.showJavalinBanner = false;
            javalin.http.maxRequestSize = FormGate.MOST_BYTES;
            Routes routes = new Routes(javalin.routes, new Ways());
            javalin.routes.before(new RequestGate(config, routes.ways(), access, cookie)::admit);
            new LoginPages(access, cookie, templates).route(routes);
            routes.read("/alerts", context -> templates.show(context, "error", new ErrorView("Alerts", "A page.")));
            routes.act("/alerts/{id}/close", Set.of(Role.ANALYST, Role.RESPONDER), context -> {
                done.add(Routes.visitor(context).name() + " " + context.pathParam("id") + " " + context.formParam("note"));
                context.redirect("/alerts");
            });
            new ErrorPages(templates).route(javalin.routes);
        }).start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whoHasOneOfTheRolesActs() throws Exception {
        assertThat(login(Role.ANALYST).post("/alerts/k1/close", "note", "ours ü").statusCode()).isEqualTo(302);
        assertThat(login(Role.VIEWER, Role.RESPONDER).post("/alerts/k2/close", "note", "x").statusCode()).isEqualTo(302);
        assertThat(done).containsExactly("analyst k1 ours ü", "viewer.responder k2 x");
    }

    @Test
    void whoHasNoneOfTheRolesIsToldWhichOnesDo() throws Exception {
        HttpResponse<String> answer = login(Role.VIEWER, Role.APPROVER).post("/alerts/k1/close");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(answer.body()).select("main p").first().text())
                .isEqualTo("This needs the role analyst or responder; viewer.approver has viewer and approver.");
        assertThat(done).isEmpty();
    }

    @Test
    void whoHasNotLoggedInIsSentToTheLoginAndBackToThePage() throws Exception {
        Browser browser = browser();
        HttpResponse<String> answer = browser.form("/alerts/k1/close", Map.of("Referer", browser.origin() + "/alerts?q=x"), "token", "");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/login?next=%2Falerts%3Fq%3Dx");
        for (String referer : new String[] {"https://evil.example/alerts", browser.origin() + ".evil.example/alerts", browser.origin() + "//evil.example"}) {
            assertThat(browser.form("/alerts/k1/close", Map.of("Referer", referer)).headers().firstValue("Location")).as(referer).hasValue("/login");
        }
        assertThat(done).isEmpty();
    }

    @Test
    void aFormNeedsTheTokenOfItsOwnSession() throws Exception {
        Browser ann = login(Role.ANALYST);
        Browser bob = login(Role.RESPONDER);
        for (String[] fields : new String[][] {{}, {"token", ""}, {"token", "wrong"}, {"token", bob.token()}, {"token", ann.token() + "x"}, {"token", ann.cookies().get("postern")}}) {
            HttpResponse<String> answer = ann.form("/alerts/k1/close", Map.of("Origin", ann.origin()), fields);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("The form belongs to another login.");
        }
        assertThat(ann.form("/alerts/k1/close?token=" + ann.token(), Map.of("Origin", ann.origin())).statusCode()).as("in the address it does not count").isEqualTo(403);
        assertThat(done).isEmpty();
        assertThat(ann.form("/alerts/k1/close", Map.of(), "token", ann.token()).statusCode()).as("an old browser names no origin").isEqualTo(302);
    }

    @Test
    void aFormOfAForeignPageIsRefusedEvenWithTheToken() throws Exception {
        Browser ann = login(Role.ANALYST);
        for (Map<String, String> headers : List.of(Map.of("Origin", "https://evil.example"), Map.of("Origin", "null"), Map.of("Origin", "http://127.0.0.1"),
                Map.of("Sec-Fetch-Site", "cross-site"), Map.of("Sec-Fetch-Site", "same-site"), Map.of("Sec-Fetch-Site", "same-origin, cross-site"))) {
            assertThat(ann.form("/alerts/k1/close", headers, "token", ann.token()).statusCode()).as("%s", headers).isEqualTo(403);
        }
        assertThat(done).isEmpty();
    }

    @Test
    void onlyFormsAreTaken() throws Exception {
        Browser ann = login(Role.ANALYST);
        for (String type : new String[] {"application/json", "text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencodedx"}) {
            assertThat(ann.form("/alerts/k1/close", Map.of("Content-Type", type), "token", ann.token()).statusCode()).as(type).isEqualTo(415);
        }
        assertThat(ann.form("/alerts/k1/close", Map.of("Content-Type", "Application/X-WWW-Form-Urlencoded; charset=UTF-8"), "token", ann.token()).statusCode()).isEqualTo(302);
        assertThat(done).hasSize(1);
    }

    @Test
    void aFormThatIsTooLargeIsRefusedWithOrWithoutALength() throws Exception {
        Browser ann = login(Role.ANALYST);
        String large = "token=" + ann.token() + "&note=" + "x".repeat(66_000);
        HttpResponse<String> answer = ann.body("/alerts/k1/close", Map.of(), BodyPublishers.ofString(large));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("A form may hold 64 KiB; shorten the text.");
        assertThat(ann.body("/alerts/k1/close", Map.of(), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes()))).statusCode()).isEqualTo(413);
        assertThat(ann.post("/alerts/k1/close", "note", "x".repeat(60_000)).statusCode()).isEqualTo(302);
        assertThat(done).hasSize(1);
    }

    @Test
    void aPathAnswersItsOwnMethodsOnly() throws Exception {
        Browser ann = login(Role.ANALYST);
        HttpResponse<String> read = ann.get("/alerts/k1/close");
        assertThat(read.statusCode()).isEqualTo(405);
        assertThat(read.headers().firstValue("Allow")).hasValue("POST");
        HttpResponse<String> write = ann.post("/alerts");
        assertThat(write.statusCode()).isEqualTo(405);
        assertThat(write.headers().firstValue("Allow")).hasValue("GET, HEAD");
        assertThat(ann.post("/nowhere").statusCode()).isEqualTo(404);
        assertThat(ann.get("/logout").headers().firstValue("Allow")).hasValue("POST");
        assertThat(ann.body("/login", Map.of("Sec-Fetch-Site", "same-origin"), BodyPublishers.noBody()).statusCode()).as("an empty form").isEqualTo(403);
    }

    private Browser browser() {
        return new Browser(client, "http://127.0.0.1:" + server.port() + "/");
    }

    private Browser login(Role... roles) throws Exception {
        String name = String.join(".", List.of(roles).stream().map(Role::word).toList());
        people.put(name, roles);
        Browser browser = browser();
        assertThat(browser.login(name, People.PASSWORD).statusCode()).isEqualTo(303);
        return browser;
    }
}

package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.access.AccessEvent;
import dev.postern.console.access.AccessEvent.Kind;
import dev.postern.console.access.Role;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Login, session and logout as a browser sees them. */
class LoginTest {
    private final ConsoleFixture console = new ConsoleFixture();

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void whoLogsInIsNamedOnEveryPageUntilTheyLogOut() throws Exception {
        Browser browser = console.login(Role.ANALYST);
        for (String path : new String[] {"/alerts", "/inventory"}) {
            assertThat(browser.page(path).select("header .visitor").text()).isEqualTo("Logged in as analyst Log out");
        }
        Map<String, String> before = new HashMap<>(browser.cookies());
        HttpResponse<String> out = browser.post("/logout");
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.headers().firstValue("Location")).hasValue("/");
        assertThat(out.headers().firstValue("Set-Cookie")).hasValue("postern=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
        assertThat(browser.page("/alerts").select("header .visitor a").attr("href")).isEqualTo("/login?next=%2Falerts");
        browser.cookies().putAll(before);
        assertThat(browser.page("/alerts").select("header .visitor").text()).as("the old cookie is worth nothing").isEqualTo("Log in");
        assertThat(console.people.events).extracting(AccessEvent::kind).containsExactly(Kind.LOGIN, Kind.LOGOUT);
    }

    @Test
    void theCookieIsForThisConsoleAndNoScript() throws Exception {
        console.people.put("ann", Role.VIEWER);
        HttpResponse<String> answer = console.visitor().login("ann", People.PASSWORD);
        assertThat(answer.headers().allValues("Set-Cookie")).singleElement().asString().matches("postern=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).isEqualTo("Redirected");
    }

    @Test
    void eachLoginHasANewSessionAndEndsTheOneBefore() throws Exception {
        console.people.put("ann", Role.VIEWER);
        Browser browser = console.visitor();
        browser.cookies().put("postern", "planted-by-somebody-else");
        browser.login("ann", People.PASSWORD);
        String first = browser.cookies().get("postern");
        assertThat(first).isNotEqualTo("planted-by-somebody-else");
        browser.login("ann", People.PASSWORD);
        assertThat(browser.cookies().get("postern")).isNotEqualTo(first);
        Browser old = console.visitor();
        old.cookies().put("postern", first);
        assertThat(old.token()).isEmpty();
        assertThat(browser.token()).isNotEmpty();
    }

    @Test
    void aSessionThatRestedTooLongIsOver() throws Exception {
        Browser browser = console.login(Role.VIEWER);
        assertThat(browser.token()).isNotEmpty();
        console.clock.sleep(Duration.ofMinutes(30));
        assertThat(browser.token()).isEmpty();
    }

    @Test
    void aRemovedUserIsOut() throws Exception {
        Browser browser = console.login(Role.VIEWER);
        console.people.remove("viewer");
        assertThat(browser.token()).isEmpty();
    }

    @Test
    void theFormIsLabelledAndSaysWhatWentWrongWhereItWentWrong() throws Exception {
        console.people.put("ann", Role.VIEWER);
        Document empty = console.page("/login");
        assertThat(empty.select("label[for=name], label[for=password]")).hasSize(2);
        assertThat(empty.select("#name").attr("autocomplete")).isEqualTo("username");
        assertThat(empty.select("#password").attr("autocomplete")).isEqualTo("current-password");
        assertThat(empty.select("#password").attr("type")).isEqualTo("password");
        assertThat(empty.select("[role=alert], [aria-describedby]")).isEmpty();

        HttpResponse<String> answer = console.visitor().login("<b>ann", "my wrong password");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("[role=alert]#problem").text()).isEqualTo("Name or password is wrong.");
        assertThat(page.select("[aria-describedby=problem]")).hasSize(2);
        assertThat(page.select("#name").attr("value")).isEqualTo("<b>ann");
        assertThat(answer.body()).doesNotContain("my wrong password").doesNotContain("<b>");
    }

    @Test
    void withoutAnyUserThePageSaysHowToMakeOne() throws Exception {
        assertThat(console.page("/login").select("[role=alert]").text()).isEqualTo("There is no user yet. Make one with: postern user add");
    }

    @Test
    void anUnknownNameAndAWrongPasswordGiveTheSamePage() throws Exception {
        console.people.put("ann", Role.VIEWER);
        String wrong = console.visitor().login("ann", "wrong").body();
        String unknown = console.visitor().login("bob", "wrong").body();
        assertThat(unknown.replace("bob", "ann")).isEqualTo(wrong);
    }

    @Test
    void tooManyTriesAreToldWhenToComeAgain() throws Exception {
        console.people.put("ann", Role.VIEWER);
        Browser browser = console.visitor();
        for (int i = 0; i < 4; i++) {
            assertThat(browser.login("ann", "wrong").statusCode()).isEqualTo(403);
        }
        HttpResponse<String> answer = browser.login("ann", People.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(Jsoup.parse(answer.body()).select("[role=alert]").text()).isEqualTo("Too many tries. Wait 1 s and try again.");
        console.clock.sleep(Duration.ofSeconds(1));
        assertThat(browser.login("ann", People.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void theWayBackIsLocal() throws Exception {
        console.people.put("ann", Role.VIEWER);
        assertThat(console.page("/login?next=%2Falerts%3Fq%3Dx").select("input[name=next]").attr("value")).isEqualTo("/alerts?q=x");
        for (String evil : new String[] {"//evil.example", "/\\evil.example", "https://evil.example", "https:", "/x\r\nX-Evil: 1"}) {
            assertThat(console.page("/login?next=" + URLEncoder.encode(evil, StandardCharsets.UTF_8))
                    .select("input[name=next]").attr("value")).as(evil).isEqualTo("/");
            assertThat(location(evil)).as(evil).isEqualTo("/");
        }
        assertThat(location("/inventory?q=x")).isEqualTo("/inventory?q=x");
        Browser browser = console.login(Role.VIEWER);
        HttpResponse<String> again = browser.get("/login?next=%2Finventory");
        assertThat(again.statusCode()).as("who is logged in already goes on").isEqualTo(303);
        assertThat(again.headers().firstValue("Location")).hasValue("/inventory");
    }

    @Test
    void theLoginFormIsTakenFromOurOwnPageOnly() throws Exception {
        console.people.put("ann", Role.VIEWER);
        Browser browser = console.visitor();
        String own = browser.origin();
        for (Map<String, String> headers : List.of(Map.<String, String>of(), Map.of("Origin", "null"), Map.of("Origin", "https://evil.example"),
                Map.of("Origin", own + "0"), Map.of("Origin", own.replace("http:", "https:")), Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"), Map.of("Sec-Fetch-Site", "none"), Map.of("Origin", own, "Sec-Fetch-Site", "cross-site"),
                Map.of("Origin", "https://evil.example", "Sec-Fetch-Site", "same-origin"))) {
            HttpResponse<String> answer = browser.form("/login", headers, "name", "ann", "password", People.PASSWORD);
            assertThat(answer.statusCode()).as("%s", headers).isEqualTo(403);
            assertThat(answer.body()).contains("does not come from a page of this console");
            assertThat(browser.cookies()).isEmpty();
        }
        assertThat(console.people.events).as("no password was looked at").isEmpty();
        for (Map<String, String> headers : List.of(Map.of("Origin", own), Map.of("Sec-Fetch-Site", "same-origin"),
                Map.of("Origin", own, "Sec-Fetch-Site", "same-origin"))) {
            assertThat(browser.form("/login", headers, "name", "ann", "password", People.PASSWORD).statusCode()).as("%s", headers).isEqualTo(303);
        }
    }

    private String location(String next) throws Exception {
        Browser browser = console.visitor();
        HttpResponse<String> answer = browser.form("/login", Map.of("Origin", browser.origin()), "name", "ann", "password", People.PASSWORD, "next", next);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("X-Evil")).isEmpty();
        return answer.headers().firstValue("Location").orElseThrow();
    }
}

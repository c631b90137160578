package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.access.Role;
import dev.postern.rules.model.Severity;
import dev.postern.testkit.Rows;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Names and values come from strangers: they are text on every page, never markup, never invisible. */
class HostileTextTest {
    private static final String MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>`${7*7}` &amp;";
    private static final String HOSTILE = MARKUP + "\u202egnp.exe\u200b\u0007\r\nsecond line\u2028" + "w".repeat(3000);

    @Test
    void aPageShowsItAndObeysNothingOfIt() throws Exception {
        try (ConsoleFixture console = new ConsoleFixture()) {
            console.put(ConsoleFixture.audit("e1", Duration.ZERO, HOSTILE, HOSTILE).set("operation", HOSTILE),
                    ConsoleFixture.audit("e2", Duration.ofHours(1), HOSTILE, HOSTILE));
            console.put(Rows.message(HOSTILE, Rows.NOON, HOSTILE).set("subject", HOSTILE).set("sender", HOSTILE));
            console.put(ConsoleFixture.config("outbound-connector", HOSTILE, Rows.NOON, Map.of(HOSTILE, List.of(HOSTILE), "Enabled", HOSTILE)));
            console.put(ConsoleFixture.change("c1", "silent", HOSTILE, HOSTILE, HOSTILE, HOSTILE).set("actor_id", HOSTILE).set("ticket", HOSTILE));
            console.raise(ConsoleFixture.alert(HOSTILE, "MC-B04", Severity.HIGH, Rows.NOON, HOSTILE, HOSTILE, HOSTILE, Map.of(HOSTILE, HOSTILE),
                    Map.of(HOSTILE, "other"), Optional.of(HOSTILE), "e1", HOSTILE),
                    ConsoleFixture.alert("k2", "MC-A02", Severity.LOW, Rows.NOON, HOSTILE, HOSTILE, HOSTILE, Map.of(), Map.of(), Optional.empty()));
            String asked = URLEncoder.encode(MARKUP, StandardCharsets.UTF_8);

            Document alerts = harmless(console.send("GET", "/alerts"));
            harmless(console.send("GET", "/alerts?q=" + asked + "&rule=" + asked + "&from=" + asked + "&severity=" + asked));
            harmless(console.send("GET", alerts.select("td.wide a").first().attr("href")));
            Document inventory = harmless(console.send("GET", "/inventory"));
            harmless(console.send("GET", "/inventory?q=" + asked + "&type=" + asked));
            harmless(console.send("GET", inventory.select("tbody th a").attr("href")));
            assertThat(inventory.select("tbody th a").text()).contains(MARKUP).contains("\\u202egnp.exe\\u200b\\u0007").contains("second line\\u2028www");
            assertThat(harmless(console.send("GET", "/alerts/" + asked)).title()).startsWith("Not found");

            Browser analyst = console.login(Role.ANALYST);
            assertThat(analyst.post("/alerts/k2", "act", "note", "seen", "0", "id", UUID.randomUUID().toString(), "note", HOSTILE).statusCode()).isEqualTo(303);
            Document noted = harmless(analyst.get("/alerts/k2?done=note&count=1"));
            assertThat(noted.select("section.triage td.wide").text()).contains(MARKUP).contains("\\u202egnp.exe\\u200b\\u0007");
            harmless(analyst.post("/alerts/k2", "act", "close", "seen", "1", "id", UUID.randomUUID().toString(), "note", HOSTILE, "verdict", HOSTILE));
        }
    }

    private static Document harmless(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isIn(200, 404, 409);
        assertThat(answer.body()).doesNotContainPattern("[\\u202e\\u200b\\u0007\\u2028]").doesNotContain("<script>").doesNotContain("<img");
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("script")).as("only files of our own").allMatch(script -> script.attr("src").matches("/[a-z/.-]+\\.js") && script.data().isEmpty());
        assertThat(page.select("style, img, iframe, object, embed, base, meta[http-equiv]")).isEmpty();
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).isNotEqualTo("style").doesNotStartWith("on");
            }
        }
        assertThat(page.select("a[href]").eachAttr("href")).allMatch(link -> link.startsWith("/") && !link.startsWith("//") || link.equals("#main"));
        return page;
    }
}

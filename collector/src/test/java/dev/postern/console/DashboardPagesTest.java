package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.rules.model.Severity;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.testkit.Rows;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DashboardPagesTest {
    private static final String PAGE = "/dashboards/mail-flow";
    private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202egnp\u200b";

    private final ConsoleFixture console = new ConsoleFixture();

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void everyDashboardIsListedAndLeadsToItsPage() throws Exception {
        Document list = console.page("/dashboards");
        assertThat(list.select("tbody th a").eachText()).contains("Mail flow and connectors");
        for (String link : list.select("tbody th a").eachAttr("href")) {
            assertThat(console.page(link).select("h1").text()).isNotEmpty();
        }
        assertThat(list.select("nav a[aria-current=page]").text()).isEqualTo("Dashboards");
        assertThat(console.send("GET", "/dashboards/none").statusCode()).isEqualTo(404);
        assertThat(console.send("POST", PAGE).statusCode()).isEqualTo(405);
    }

    @Test
    void theTableOfACrossedPanelHoldsWhatTheRowsSay() throws Exception {
        console.put(message("a", Duration.ZERO, "K"), message("b", Duration.ZERO, "K"), message("c", Duration.ofHours(6), "K"), message("d", Duration.ZERO, "L"),
                message("e", Duration.ZERO, null), message("f", Duration.ofDays(-20), "Old"));
        console.put(message("a", Duration.ZERO, "K"));
        Document page = console.page(PAGE + "?from=2026-11-02&to=2026-11-02");
        Element table = page.getElementById("connector-deliveries-table");
        assertThat(table.select("caption").text()).isEqualTo("Messages per connector, in deliveries, per 6 h");
        assertThat(table.select("thead th").eachText()).containsExactly("time (UTC)", "K", "L");
        assertThat(table.select("tbody tr").eachText()).as("a bucket without a row counts 0").containsExactly("2026-11-02 00:00 0 0", "2026-11-02 06:00 0 0",
                "2026-11-02 12:00 2 1", "2026-11-02 18:00 1 0");
        assertThat(table.select("tbody tr").get(2).select("td").eachAttr("data-value")).containsExactly("2", "1");
        assertThat(table.select("td").eachAttr("data-label")).startsWith("K", "L");
    }

    @Test
    void aShareIsShownInHundredthsBesideTheCountItIsOf() throws Exception {
        console.put(message("a", Duration.ZERO, "K").set("tls_version", "TLS1_2"), message("b", Duration.ZERO, "K"), message("c", Duration.ZERO, "K"),
                message("d", Duration.ZERO, null));
        Element table = console.page(PAGE).getElementById("tls-share-table");
        assertThat(table.select("thead th").eachText()).containsExactly("connector", "with tls", "deliveries");
        assertThat(table.select("tbody tr").eachText()).containsExactly("K 33.3 % 3");
        assertThat(table.select("td").first().attr("data-value")).startsWith("33.33");
        Element box = box(console.page(PAGE), "tls-share");
        assertThat(box.attr("data-drawn")).isEqualTo("1");
        assertThat(box.attr("data-visual")).isEqualTo("bar");
        assertThat(box.attr("data-unit")).isEqualTo("percent");
    }

    @Test
    void changesAlertsAndSourcesAreCountedAsTheyStand() throws Exception {
        console.put(ConsoleFixture.change("c1", "pending", "Relay", "SmartHosts", "a", "b"), ConsoleFixture.change("c2", "pending", "Relay", "Enabled", "a", "b"));
        console.put(ConsoleFixture.change("c1", "silent", "Relay", "SmartHosts", "a", "b"));
        console.raise(alert("k1", "MC-B04", Severity.CRITICAL), alert("k2", "MC-D02", Severity.HIGH), alert("k3", "MC-A01", Severity.MEDIUM));
        console.put(health("h1", Duration.ZERO, "audit", 60L), health("h2", Duration.ofHours(1), "audit", 7200L), health("h3", Duration.ofHours(6), "audit", 30L),
                health("h4", Duration.ofHours(6), "trace", null));
        Document page = console.page(PAGE + "?from=2026-11-02&to=2026-11-02");
        assertThat(page.select(".figure").text()).isEqualTo("1 changes");
        assertThat(page.select("#changes-table thead th").eachText()).containsExactly("time (UTC)", "pending", "silent");
        assertThat(page.select("#changes-table tbody tr").eachText()).containsExactly("2026-11-02 1 1");
        assertThat(page.select("#alerts-table thead th").eachText()).containsExactly("time (UTC)", "connector", "forwarding");
        assertThat(page.select("#alerts-table tbody tr").eachText()).containsExactly("2026-11-02 2 1");
        assertThat(page.select("#source-lag-table thead th").eachText()).containsExactly("time (UTC)", "audit", "trace");
        assertThat(page.select("#source-lag-table tbody tr").eachText()).as("a source that says nothing has no lag of 0")
                .containsExactly("2026-11-02 00:00", "2026-11-02 06:00", "2026-11-02 12:00 7200", "2026-11-02 18:00 30");
    }

    @Test
    void theUsualSpanEndsWithTheNewestRowAndThePageSaysSo() throws Exception {
        assertThat(console.page(PAGE).select(".counts").text())
                .isEqualTo("2026-10-23 to 2026-11-05: the usual 14 days, which end today; there are no rows yet.");
        console.put(message("a", Duration.ZERO, "K"));
        Document page = console.page(PAGE);
        assertThat(page.select(".counts").text()).isEqualTo("2026-10-20 to 2026-11-02: the usual 14 days, which end with the newest row, of 2026-11-02 12:00:00.");
        assertThat(page.getElementById("from").val()).isEqualTo("2026-10-20");
        assertThat(page.getElementById("to").val()).isEqualTo("2026-11-02");
    }

    @Test
    void theAddressBarSaysTheSpan() throws Exception {
        assertThat(sentence("from=2026-11-02&to=2026-11-03")).isEqualTo("2026-11-02 to 2026-11-03.");
        assertThat(sentence("to=2026-11-14")).isEqualTo("2026-11-01 to 2026-11-14.");
        assertThat(sentence("from=2026-11-01")).isEqualTo("2026-11-01 to 2026-11-14.");
        assertThat(sentence("from=2026-11-03&to=2026-11-01")).startsWith("2026-10-23 to 2026-11-05");
        assertThat(problem("from=2026-11-03&to=2026-11-01")).isEqualTo("The first day, 2026-11-03, lies after the last, 2026-11-01; the usual span is shown.");
        assertThat(sentence("from=2024-01-01&to=2026-11-03")).isEqualTo("2026-08-04 to 2026-11-03.");
        assertThat(problem("from=2024-01-01&to=2026-11-03")).isEqualTo("A dashboard shows at most 92 days; these are the last of those asked for.");
        assertThat(problem("from=yesterday")).isEqualTo("'yesterday' is not a date such as 2026-11-02; it was left out.");
    }

    @Test
    void aPanelWithoutRowsSaysSoAndHasNoChart() throws Exception {
        Document page = console.page(PAGE);
        assertThat(page.select(".chart, canvas, script")).isEmpty();
        assertThat(page.select(".panel .empty")).hasSize(6).allMatch(text -> text.text().equals("No row of this span answers it."));
        assertThat(page.select(".figure").text()).as("a count of nothing is 0").isEqualTo("0 changes");
    }

    @Test
    void withoutAScriptTheTablesAreOpenAndNoCanvasIsThere() throws Exception {
        console.put(message("a", Duration.ZERO, "K"));
        Document page = console.page(PAGE);
        assertThat(page.select(".chart")).isNotEmpty().allMatch(box -> box.hasAttr("hidden") && box.childrenSize() == 0);
        assertThat(page.select("details.data")).hasSameSizeAs(page.select(".chart")).allMatch(details -> details.hasAttr("open"));
        assertThat(page.select("canvas")).isEmpty();
        for (Element box : page.select(".chart")) {
            assertThat(page.getElementById(box.attr("data-table")).tagName()).isEqualTo("table");
            assertThat(page.getElementById(box.attr("data-caption")).tagName()).isEqualTo("caption");
        }
    }

    @Test
    void namesFromRecordsAreTextOnly() throws Exception {
        console.put(message("a", Duration.ZERO, HOSTILE), message("b", Duration.ZERO, ""));
        console.put(health("h", Duration.ZERO, HOSTILE, 5L));
        console.put(ConsoleFixture.change("c", HOSTILE, "Relay", "SmartHosts", "a", "b"));
        HttpResponse<String> answer = console.send("GET", PAGE);
        assertThat(answer.body()).doesNotContainPattern("[\\u202e\\u200b]").doesNotContain("<script>").doesNotContain("<img");
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("script").eachAttr("src")).containsExactly("/charts/chart.js", "/charts/charts.js");
        assertThat(page.select("script")).allMatch(script -> script.data().isEmpty());
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).isNotEqualTo("style").doesNotStartWith("on");
            }
        }
        assertThat(page.select("#connector-deliveries-table thead th").eachText())
                .containsExactly("time (UTC)", "(empty)", "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\\u202egnp\\u200b");
        assertThat(page.select("#connector-deliveries-table thead bdi")).hasSize(2);
    }

    @Test
    void theScriptsAreServedFromHereAsScripts() throws Exception {
        for (String path : new String[] {"/charts/chart.js", "/charts/charts.js"}) {
            HttpResponse<String> answer = console.send("GET", path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).isEqualToIgnoringCase("text/javascript; charset=utf-8");
            assertThat(console.send("HEAD", path).body()).isEmpty();
        }
        assertThat(console.send("GET", "/charts/chart.js").body()).contains("Chart.js v").contains("MIT License");
        assertThat(console.send("GET", "/charts/charts.js").body()).doesNotContain("innerHTML").doesNotContain("outerHTML").doesNotContain("insertAdjacentHTML")
                .doesNotContain("document.write").doesNotContain("eval(");
        assertThat(console.send("GET", "/charts/package.json").statusCode()).isEqualTo(404);
    }

    private String sentence(String query) throws IOException, InterruptedException {
        return console.page(PAGE + "?" + query).select(".counts").text();
    }

    private String problem(String query) throws IOException, InterruptedException {
        return console.page(PAGE + "?" + query).select(".problem[role=alert]").text();
    }

    private static Element box(Document page, String id) {
        return page.selectFirst(".chart[data-table=" + id + "-table]");
    }

    private static Row message(String id, Duration fromNoon, String connector) {
        return Rows.message(id, Rows.NOON.plus(fromNoon), connector).set("tenant", ConsoleFixture.TENANT);
    }

    private static Row health(String id, Duration fromNoon, String subject, Long lag) {
        return new Row(Schema.current().stream("health")).set("time", Rows.NOON.plus(fromNoon)).set("event_id", id).set("kind", "source").set("subject", subject)
                .set("lag_seconds", lag);
    }

    private static dev.postern.rules.run.Alert alert(String key, String rule, Severity severity) {
        Instant time = Rows.NOON;
        return ConsoleFixture.alert(key, rule, severity, time, "eve@contoso.example", "Relay", "It happened.", Map.of(), Map.of(), Optional.empty());
    }
}

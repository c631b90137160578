package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.access.Role;
import dev.postern.rules.model.Severity;
import dev.postern.schema.Schema;
import dev.postern.testkit.Rows;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertActPagesTest {
    private final ConsoleFixture console = new ConsoleFixture();

    @BeforeEach
    void anIncidentOfThree() {
        console.raise(alert("a/1", Severity.HIGH), alert("a2", Severity.MEDIUM), alert("a3", Severity.LOW));
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void anAnalystTakesUpNotesAssignsAndCloses() throws Exception {
        console.people.put("ben", Role.RESPONDER);
        console.people.put("vera", Role.VIEWER);
        Browser ann = console.login(Role.ANALYST);
        Document page = submit(ann, ann.page("/alerts/a%2F1"), "acknowledge");
        assertThat(page.select(".done").text()).isEqualTo("The alert is taken up.");
        assertThat(page.select(".triage .state").text()).isEqualTo("acknowledged");
        assertThat(page.select("#assignee option").eachText()).as("who may act on alerts").containsExactly("nobody", "analyst", "ben");
        assertThat(page.select("#assignee option[selected]").text()).isEqualTo("analyst");
        page = submit(ann, page, "assign", "assignee", "ben");
        page = submit(ann, page, "note", "note", "asked the partner\nand waits");
        page = submit(ann, page, "close", "verdict", "benign-positive", "note", "CHG-4711 was filed late");
        assertThat(page.select(".triage").text()).contains("Closed as benign positive by analyst").contains("CHG-4711 was filed late");
        assertThat(page.select(".triage tbody tr").eachText()).extracting(line -> line.replaceAll("^\\S+ \\S+ ", "")).containsExactlyInAnyOrder(
                "analyst took it up", "analyst gave it to ben", "analyst noted asked the partner and waits",
                "analyst closed it as benign positive CHG-4711 was filed late");
        assertThat(ann.page("/alerts").select("td.wide a").eachText()).as("closed alerts are not shown unless asked for").hasSize(2);
        assertThat(ann.page("/alerts?state=closed").select("td.wide a")).hasSize(1);
        assertThat(ann.page("/alerts?state=all&assignee=BEN").select("td.wide a")).hasSize(1);
        page = submit(ann, ann.page("/alerts/a%2F1"), "reopen", "note", "it came back");
        assertThat(page.select(".triage .state").text()).isEqualTo("open");
        console.chain.shipper.ship(() -> false);
        assertThat(console.store.read(Schema.current().stream("audit"))).extracting(row -> row.text("operation"))
                .containsExactly("Acknowledge-Alert", "Set-AlertAssignee", "Add-AlertNote", "Close-Alert", "Reopen-Alert");
    }

    @Test
    void anIncidentIsClosedInOneAct() throws Exception {
        Browser ann = console.login(Role.ANALYST);
        Document page = submit(ann, ann.page("/alerts/a2"), "close", "verdict", "true-positive", "note", "one attack", "scope", "incident");
        assertThat(page.select(".done").text()).isEqualTo("3 alerts of the incident are closed.");
        assertThat(ann.page("/alerts").select(".empty").text()).isEqualTo("No alert matches this filter.");
        assertThat(ann.page("/alerts?state=closed").select("td.wide a")).hasSize(3);
    }

    @Test
    void whatCannotBeDoneIsSaidAndWhatWasTypedStays() throws Exception {
        Browser ann = console.login(Role.ANALYST);
        Document old = ann.page("/alerts/a2");
        submit(console.login(Role.RESPONDER), ann.page("/alerts/a2"), "acknowledge");
        HttpResponse<String> answer = send(ann, old, "close", "verdict", "false-positive", "note", "typed with care");
        assertThat(answer.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select(".problem").text()).isEqualTo("responder did something with this alert after your page was loaded. Look at it again, then act.");
        assertThat(page.select("#reason").text()).isEqualTo("typed with care");
        assertThat(page.select("input[name=verdict][checked]").attr("value")).isEqualTo("false-positive");
        assertThat(submit(ann, page, "close", "verdict", "false-positive", "note", "typed with care").select(".done").text()).isEqualTo("The alert is closed.");
        assertThat(ann.post("/alerts/a2", "act", "explode", "seen", "0", "id", "x").statusCode()).isEqualTo(400);
        assertThat(ann.post("/alerts/a2", "act", "note", "seen", "none", "id", "x").statusCode()).isEqualTo(400);
        assertThat(ann.post("/alerts/nokey", "act", "note", "seen", "0", "id", "x").statusCode()).isEqualTo(404);
    }

    @Test
    void whoMayNotActIsTold() throws Exception {
        assertThat(console.page("/alerts/a2").select(".triage form")).isEmpty();
        assertThat(console.page("/alerts/a2").select(".triage a").attr("href")).isEqualTo("/login?next=%2Falerts%2Fa2");
        Browser vera = console.login(Role.VIEWER, Role.APPROVER);
        assertThat(vera.page("/alerts/a2").select(".triage form")).isEmpty();
        assertThat(vera.page("/alerts/a2").select(".triage").text()).contains("that takes analyst or responder");
        HttpResponse<String> refused = vera.post("/alerts/a2", "act", "acknowledge", "seen", "0", "id", UUID.randomUUID().toString());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("analyst or responder");
        HttpResponse<String> nobody = console.visitor().form("/alerts/a2", Map.of("Origin", vera.origin()), "act", "acknowledge", "seen", "0");
        assertThat(nobody.statusCode()).isEqualTo(303);
        assertThat(nobody.headers().firstValue("Location").orElseThrow()).startsWith("/login");
        assertThat(console.page("/alerts/a2").select(".triage .state").text()).isEqualTo("open");
    }

    @Test
    void anAddressCannotMakeThePageSayWhatDidNotHappen() throws Exception {
        assertThat(console.page("/alerts/a2?done=close&count=%3Cb%3E").select(".done")).isEmpty();
        assertThat(console.page("/alerts/a2?done=nothing&count=1").select(".done")).isEmpty();
    }

    /** Sends a form of the page as it stands there, with what is typed into it, and follows to the next page. */
    private static Document submit(Browser browser, Document page, String act, String... typed) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(browser, page, act, typed);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return browser.page(answer.headers().firstValue("Location").orElseThrow().replaceAll("#.*", ""));
    }

    private static HttpResponse<String> send(Browser browser, Document page, String act, String... typed) throws IOException, InterruptedException {
        Element form = page.select("form:has(input[name=act][value=" + act + "])").first();
        java.util.List<String> fields = new java.util.ArrayList<>(java.util.List.of(typed));
        for (Element hidden : form.select("input[type=hidden]")) {
            if (!hidden.attr("name").equals("token")) {
                fields.add(hidden.attr("name"));
                fields.add(hidden.attr("value"));
            }
        }
        return browser.post(form.attr("action").replaceAll("#.*", ""), fields.toArray(String[]::new));
    }

    private static dev.postern.rules.run.Alert alert(String key, Severity severity) {
        return ConsoleFixture.alert(key, "MC-B04", severity, Rows.NOON, "eve@contoso.example", "Relay", "Eve did " + key, Map.of(), Map.of(), Optional.empty());
    }
}

package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.access.Role;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaybookRunPagesTest {
    private final ConsoleFixture console = new ConsoleFixture();

    @BeforeEach
    void anIncidentOfTwo() {
        console.raise(RunbookFixture.alert("k/1", "P1"), RunbookFixture.alert("k2", "P1"));
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void progressIsRecordedAndLeadsOn() throws Exception {
        Browser ann = console.login(Role.ANALYST);
        assertThat(ann.page("/alerts/k%2F1").select("section[aria-labelledby=next-steps] li").first().text()).startsWith("P1-1. Take the alert");
        Document page = record(ann, "/alerts/k%2F1/playbook", "take-alert", "done", "case 12 opened");
        assertThat(page.select(".counts").text()).startsWith("1 of ");
        assertThat(page.select("article.step h3").text()).startsWith("P1-2. Read the connector");
        assertThat(page.select("details.step").first().text()).contains("done").contains("analyst").contains("case 12 opened");
        assertThat(ann.page("/alerts/k%2F1").select("section[aria-labelledby=next-steps]").text()).contains("1 of ").contains("P1-2.");
        page = record(ann, "/alerts/k%2F1/playbook", "take-alert", "undone", "");
        assertThat(page.select("article.step h3").text()).startsWith("P1-1. Take the alert");
        console.chain.shipper.ship(() -> false);
        List<Row> rows = console.store.read(Schema.current().stream("audit"));
        assertThat(rows).extracting(row -> row.text("operation")).containsOnly("Set-PlaybookStep");
        assertThat(rows.get(0).json("parameters")).isEqualTo(Map.of("Playbook", "P1", "Step", "take-alert", "Outcome", "done", "Note", "case 12 opened"));
    }

    @Test
    void anIncidentHasOneRun() throws Exception {
        Browser ann = console.login(Role.RESPONDER);
        record(ann, "/alerts/k2/playbook", "take-alert", "done", "");
        HttpResponse<String> other = ann.get("/alerts/k%2F1/playbook");
        assertThat(other.statusCode()).isEqualTo(302);
        assertThat(other.headers().firstValue("Location")).hasValue("/alerts/k2/playbook");
        assertThat(ann.page("/alerts/k%2F1").select("section[aria-labelledby=next-steps] a").attr("href")).isEqualTo("/alerts/k2/playbook");
        Document page = record(ann, "/alerts/k%2F1/playbook", "read-connector", "done", "");
        assertThat(page.select(".counts").text()).as("it goes to the run of the incident").startsWith("2 of ");
    }

    @Test
    void whatFitsNothingIsRefused() throws Exception {
        Browser ann = console.login(Role.ANALYST);
        String id = UUID.randomUUID().toString();
        assertThat(ann.post("/alerts/k2/playbook", "id", id, "playbook", "P1", "step", "no-such", "outcome", "done").statusCode()).isEqualTo(400);
        assertThat(ann.post("/alerts/k2/playbook", "id", id, "playbook", "P2", "step", "take-alert", "outcome", "done").statusCode()).isEqualTo(400);
        assertThat(ann.post("/alerts/k2/playbook", "id", id, "playbook", "P1", "step", "take-alert", "outcome", "maybe").statusCode()).isEqualTo(400);
        HttpResponse<String> odd = ann.post("/alerts/k2/playbook", "id", "1", "playbook", "P1", "step", "take-alert", "outcome", "done");
        assertThat(odd.statusCode()).isEqualTo(409);
        assertThat(odd.body()).contains("load the page again");
        assertThat(console.login(Role.VIEWER).post("/alerts/k2/playbook", "id", id, "playbook", "P1", "step", "take-alert", "outcome", "done").statusCode())
                .isEqualTo(403);
        console.raise(RunbookFixture.alert("k3", "P7"));
        assertThat(ann.get("/alerts/k3/playbook").statusCode()).as("a playbook that is not written").isEqualTo(404);
        assertThat(ann.page("/alerts/k3").select("section[aria-labelledby=next-steps]")).isEmpty();
    }

    private static Document record(Browser browser, String page, String step, String outcome, String note) throws IOException, InterruptedException {
        HttpResponse<String> answer = browser.post(page, "id", UUID.randomUUID().toString(), "playbook", "P1", "step", step, "outcome", outcome, "note", note);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return browser.page(answer.headers().firstValue("Location").orElseThrow().replaceAll("#.*", ""));
    }
}

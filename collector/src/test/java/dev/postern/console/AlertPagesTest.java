package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.rules.model.Severity;
import dev.postern.testkit.Rows;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertPagesTest {
    private final ConsoleFixture console = new ConsoleFixture();

    @BeforeEach
    void twoIncidentsAndANote() throws IOException {
        console.put(ConsoleFixture.audit("e1", Duration.ZERO, "eve@contoso.example", "Relay"),
                ConsoleFixture.audit("e2", Duration.ofHours(-3), "eve@contoso.example", "Elsewhere"),
                ConsoleFixture.audit("e3", Duration.ofHours(5), "adam@contoso.example", "Relay"),
                ConsoleFixture.audit("e4", Duration.ofDays(2), "eve@contoso.example", "Too late"),
                ConsoleFixture.audit("e5", Duration.ofHours(1), "adam@contoso.example", "Neither"));
        console.put(Rows.message("m1", Rows.NOON.plusSeconds(60), "Relay").set("sender", "a@contoso.example").set("recipient", "b@fabrikam.example"));
        console.put(ConsoleFixture.config("outbound-connector", "Relay", Rows.NOON, Map.of("Enabled", true)));
        console.raise(
                ConsoleFixture.alert("MC-B04:one/two", "MC-B04", Severity.CRITICAL, Rows.NOON, "eve@contoso.example", "Relay", "Eve routed mail away.",
                        Map.of("SmartHosts", "a.example", "Comment", "x"), Map.of("SmartHosts", "b.example", "Comment", "x", "Fresh", true),
                        Optional.of("CHG-7"), "e1", "m1"),
                ConsoleFixture.alert("k2", "MC-A02", Severity.MEDIUM, Rows.NOON.plusSeconds(60), "eve@contoso.example", "Relay", "Eve changed Relay.",
                        Map.of(), Map.of(), Optional.empty(), "e1"),
                ConsoleFixture.alert("k3", "MC-D02", Severity.HIGH, Rows.NOON.minus(Duration.ofDays(20)), "paula@contoso.example", "Inbox", "Paula forwards.",
                        Map.of(), Map.of(), Optional.empty()),
                ConsoleFixture.alert("k4", "MC-O07", Severity.LOW, Rows.NOON.minus(Duration.ofDays(40)), "system", "List", "A list is old.", Map.of(), Map.of(),
                        Optional.empty()));
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void incidentsComeBeforeNotesTheMostSevereFirst() throws Exception {
        Document page = console.page("/alerts");
        assertThat(page.select("h2").eachText()).containsExactly("critical Title of MC-B04", "high Title of MC-D02", "Low and informational");
        assertThat(page.select(".span").first().text()).isEqualTo("Incident 1: 2026-11-02 12:00:00 to 2026-11-02 12:01:00, 2 alerts");
        assertThat(page.select("table").first().select("tbody tr").eachText()).containsExactly(
                "critical open 2026-11-02 12:00:00 3 days MC-B04 Relay outbound connector eve@contoso.example Eve routed mail away.",
                "medium open 2026-11-02 12:01:00 2 days MC-A02 Relay outbound connector eve@contoso.example Eve changed Relay.");
        assertThat(page.select(".counts").text()).isEqualTo("2 incidents, 4 alerts.");
        assertThat(page.select("table").select("caption")).hasSize(3);
    }

    @Test
    void theAddressBarFilters() throws Exception {
        assertThat(summaries("severity=high")).containsExactly("Eve routed mail away.", "Paula forwards.");
        assertThat(summaries("rule=mc-a02")).containsExactly("Eve changed Relay.");
        assertThat(summaries("actor=PAULA")).containsExactly("Paula forwards.");
        assertThat(summaries("object=inbox")).containsExactly("Paula forwards.");
        assertThat(summaries("q=routed+mail")).containsExactly("Eve routed mail away.");
        assertThat(summaries("from=2026-11-02&to=2026-11-02")).containsExactly("Eve routed mail away.", "Eve changed Relay.");
        assertThat(summaries("to=2026-10-01")).containsExactly("A list is old.");
        assertThat(console.page("/alerts?rule=MC-A02").select(".span, .counts").eachText()).contains("1 incident, 1 alert of 4.")
                .anyMatch(text -> text.endsWith("1 of 2 alerts"));
        assertThat(console.page("/alerts?actor=eve&severity=high").select("option[selected]").eachText()).containsExactly("high", "not closed");
    }

    @Test
    void anEmptyOrUnclearQuestionIsSaid() throws Exception {
        assertThat(console.page("/alerts?q=nothing-like-it").select(".empty").text()).isEqualTo("No alert matches this filter.");
        assertThat(console.page("/alerts?from=2027-01-01").select(".empty").text()).isEqualTo("There are no alerts in this span.");
        Document page = console.page("/alerts?severity=worst&from=yesterday&to=9999-01-01");
        assertThat(page.select(".problem").eachText()).hasSize(3).first().asString().contains("There is no severity 'worst'");
        assertThat(page.select(".counts").text()).isEqualTo("2 incidents, 4 alerts.");
    }

    @Test
    void anAlertTellsAllThatADecisionNeeds() throws Exception {
        Document page = console.page("/alerts/MC-B04%3Aone%2Ftwo");
        assertThat(page.select(".summary").text()).isEqualTo("Eve routed mail away.");
        assertThat(page.select(".next").text()).isEqualTo("Ask whose host this is.");
        assertThat(page.select("dd").eachText()).contains("eve@contoso.example", "192.0.2.7", "Relay outbound connector", "A change record covers it.", "CHG-7");
        assertThat(page.select("dd a").attr("href")).isEqualTo("/inventory/outbound-connector/relay?tenant=contoso.example");
        assertThat(console.page("/alerts/k3").select("dd a")).as("no snapshot and no change knows the object").isEmpty();
        assertThat(page.select("section[aria-labelledby=difference] tbody tr").eachText()).containsExactly("Comment x x same", "Fresh not known true set",
                "SmartHosts a.example b.example changed");
        assertThat(page.select("del").eachText()).containsExactly("a.example");
        assertThat(page.select("ins").eachText()).containsExactly("true", "b.example");
        assertThat(page.select("section[aria-labelledby=siblings] a").attr("href")).isEqualTo("/alerts/k2");
        assertThat(page.select("pre").eachText()).hasSize(3).anyMatch(text -> text.contains("\"event_id\" : \"m1\""));
    }

    @Test
    void theTimeLineHoldsTheEvidenceAndTheDayAround() throws Exception {
        Document page = console.page("/alerts/MC-B04%3Aone%2Ftwo");
        assertThat(page.select("section[aria-labelledby=timeline] tbody tr").eachText()).containsExactly(
                "2026-11-02 09:00:00 same actor Set-OutboundConnector outbound connector: Elsewhere eve@contoso.example",
                "2026-11-02 12:00:00 evidence Set-OutboundConnector outbound connector: Relay eve@contoso.example",
                "2026-11-02 12:01:00 evidence mail: RECEIVE Relay a@contoso.example: b@fabrikam.example",
                "2026-11-02 17:00:00 same object Set-OutboundConnector outbound connector: Relay adam@contoso.example");
    }

    private java.util.List<String> summaries(String query) throws Exception {
        return console.page("/alerts?" + query).select("td.wide").eachText();
    }
}

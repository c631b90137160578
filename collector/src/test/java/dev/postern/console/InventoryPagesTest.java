package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testkit.Rows;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InventoryPagesTest {
    private static final Instant DAY_BEFORE = Rows.NOON.minus(Duration.ofDays(1));

    private final ConsoleFixture console = new ConsoleFixture();

    @BeforeEach
    void twoSnapshots() throws IOException {
        console.put(ConsoleFixture.config("outbound-connector", "Relay/A", DAY_BEFORE, Map.of("Enabled", true)),
                ConsoleFixture.config("outbound-connector", "Gone", DAY_BEFORE, Map.of("Enabled", true)),
                ConsoleFixture.config("transport-rule", "Copy", DAY_BEFORE, Map.of("State", "Disabled")),
                ConsoleFixture.config("recipient", "Nobody", DAY_BEFORE, Map.of()),
                ConsoleFixture.config("accepted-domain", "contoso.example", DAY_BEFORE, Map.of()));
        console.put(ConsoleFixture.config("outbound-connector", "Relay/A", Rows.NOON, Map.of("Enabled", false, "SmartHosts", List.of("a.example", "b.example"))));
        console.put(ConsoleFixture.change("c1", "pending", "Relay/A", "SmartHosts", "[\"x.example\"]", "[\"a.example\"]"));
        console.put(ConsoleFixture.change("c1", "approved", "Relay/A", "SmartHosts", "[\"x.example\"]", "[\"a.example\"]").set("ticket", "CHG-7"),
                ConsoleFixture.change("c2", "silent", "Gone", "*", null, null).set("kind", "removed"));
        console.put(Rows.message("m1", Rows.NOON.plusSeconds(5), "Relay/A").set("tenant", ConsoleFixture.TENANT).set("connector_id", "relay/a"),
                Rows.message("m2", Rows.NOON, "Relay/A").set("tenant", ConsoleFixture.TENANT).set("connector_id", "relay/a"));
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void theLatestSnapshotIsListedConnectorsFirst() throws Exception {
        Document page = console.page("/inventory");
        assertThat(page.select("tbody tr").eachText()).containsExactly(
                "outbound connector Gone contoso.example gone 2026-11-02 12:00:00 whole object removed, silent admin@contoso.example 1 silent not seen",
                "outbound connector Relay/A contoso.example no 2026-11-02 12:00:00 SmartHosts modified, approved admin@contoso.example none CHG-7 "
                        + "2026-11-02 12:00:00 2026-11-02 12:00:05",
                "transport rule Copy contoso.example no none seen none",
                "accepted domain contoso.example contoso.example none seen none");
        assertThat(page.select(".counts").text()).isEqualTo("4 objects.");
    }

    @Test
    void kindAndNameFilter() throws Exception {
        assertThat(console.page("/inventory?type=transport-rule").select("tbody th a").eachText()).containsExactly("Copy");
        assertThat(console.page("/inventory?q=RELAY").select("tbody th a").eachText()).containsExactly("Relay/A");
        assertThat(console.page("/inventory?q=RELAY").select(".counts").text()).isEqualTo("1 object of 4.");
        assertThat(console.page("/inventory?type=transport-rule&q=relay").select(".empty").text()).isEqualTo("No object matches this filter.");
    }

    @Test
    void driftIsJudgedByTheLastChangeOfEachProperty() throws Exception {
        console.put(ConsoleFixture.change("c3", "unapproved", "Relay/A", "Enabled", "true", "false").set("time", Rows.NOON.plusSeconds(1)),
                ConsoleFixture.change("c4", "pending", "Relay/A", "TlsDomain", "a.example", null).set("time", Rows.NOON.plusSeconds(1)),
                ConsoleFixture.change("c5", "silent", "Relay/A", "SmartHosts", "x", "y").set("time", Rows.NOON.minusSeconds(60)));
        assertThat(console.page("/inventory?q=relay").select(".drift").text()).as("what came before an approved change no longer stands")
                .isEqualTo("1 unapproved, 1 not judged yet");
        assertThat(console.page("/inventory?drift=yes").select("tbody th a").eachText()).containsExactly("Gone", "Relay/A");
        console.put(ConsoleFixture.change("c6", "approved", "Relay/A", "Enabled", "false", "true").set("time", Rows.NOON.plusSeconds(9)).set("ticket", "CHG-9"),
                ConsoleFixture.change("c4", "reverted", "Relay/A", "TlsDomain", "a.example", null).set("time", Rows.NOON.plusSeconds(1)));
        assertThat(console.page("/inventory?drift=yes").select("tbody th a").eachText()).containsExactly("Gone");
    }

    @Test
    void anObjectHasItsPropertiesAndItsHistory() throws Exception {
        Document page = console.page(console.page("/inventory?q=relay").select("tbody th a").attr("href"));
        assertThat(page.select("h1").text()).isEqualTo("Relay/A");
        assertThat(page.select("section[aria-labelledby=history] tbody tr").eachText())
                .containsExactly("2026-11-02 12:00:00 SmartHosts modified x.example a.example approved admin@contoso.example CHG-7");
        assertThat(page.select("section[aria-labelledby=properties] tbody tr").eachText()).containsExactly("Enabled false", "SmartHosts a.example, b.example");
    }

    @Test
    void anObjectThatIsGoneKeepsItsPage() throws Exception {
        assertThat(console.page("/inventory/outbound-connector/gone").select("section[aria-labelledby=history] tbody tr").text())
                .contains("whole object removed").contains("silent");
        assertThat(console.send("GET", "/inventory/outbound-connector/never").statusCode()).isEqualTo(404);
        assertThat(console.send("GET", "/inventory/recipient/nobody").statusCode()).as("no part of the inventory").isEqualTo(404);
        assertThat(console.send("GET", "/inventory/outbound-connector/gone?tenant=fabrikam.example").statusCode()).isEqualTo(404);
    }
}

package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.access.Role;
import dev.postern.rules.model.Severity;
import dev.postern.rules.run.Alert;
import dev.postern.testkit.Chromium;
import dev.postern.testkit.Chromium.Scripts;
import dev.postern.testkit.Rows;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** What a page does while it is open, and what names made by strangers do to a real browser. */
class LivePagesInBrowserTest {
    private static final String HOSTILE = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">\"'><b>`${7*7}`\u202egnp.exe";

    private ConsoleFixture console;
    private Chromium chromium;

    @BeforeEach
    void start() {
        Chromium.assumeInstalled();
        console = new ConsoleFixture();
        chromium = Chromium.start(Scripts.ON);
    }

    @AfterEach
    void close() {
        if (chromium != null) {
            chromium.close();
            console.close();
        }
    }

    @Test
    void newAlertsAppearOnAnOpenPage() {
        chromium.open(console.server.address() + "alerts");
        assertThat(chromium.find("#live").isDisplayed()).isFalse();
        assertThat(chromium.all("td.wide a")).isEmpty();
        raise("k1", Severity.LOW, "A list is old.");
        raise("k2", Severity.HIGH, HOSTILE);
        chromium.until("the page tells of both", () -> chromium.text("#live").startsWith("2 new alerts."));
        assertThat(chromium.text("#live")).contains("high").contains("<script>document.title='taken'</script>").contains("\\u202egnp.exe");
        chromium.until("the list has both", () -> chromium.all("td.wide a").size() == 2);
        assertThat(chromium.text("#list .counts")).isEqualTo("1 incident, 2 alerts.");
        assertThat(chromium.driver().getTitle()).isEqualTo("Alerts – Postern");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void whoStandsInTheListKeepsIt() {
        raise("k1", Severity.HIGH, "Eve made a relay.");
        chromium.open(console.server.address() + "alerts");
        WebElement link = chromium.find("td.wide a");
        chromium.tabTo(link);
        raise("k2", Severity.HIGH, "Eve made another.");
        chromium.until("the page tells", () -> chromium.text("#live").startsWith("1 new alert.") && chromium.text("#live").endsWith("Show"));
        assertThat(chromium.focused()).isEqualTo(link);
        assertThat(chromium.all("td.wide a")).hasSize(1);
        chromium.follow(chromium.find("#live a"));
        assertThat(chromium.all("td.wide a")).hasSize(2);
        assertThat(chromium.find("#live").isDisplayed()).as("the new page knows them").isFalse();
    }

    /** A page from the browser's memory is older than the stream that it opens. */
    @Test
    void whatWasMissedIsToldWhenTheStreamOpens() {
        chromium.open(console.server.address() + "alerts");
        chromium.driver().executeScript("window.dispatchEvent(new Event('pagehide'));");
        raise("k1", Severity.LOW, "A list is old.");
        assertThat(chromium.find("#live").isDisplayed()).as("nobody listens").isFalse();
        chromium.driver().executeScript("document.dispatchEvent(new Event('visibilitychange'));");
        chromium.until("it is told", () -> chromium.text("#live").startsWith("1 new alert."));
    }

    @Test
    void hostileNamesStayText() throws IOException, InterruptedException {
        console.put(ConsoleFixture.audit("e1", Duration.ZERO, HOSTILE, HOSTILE).set("operation", HOSTILE));
        console.put(Rows.message(HOSTILE, Rows.NOON, HOSTILE).set("subject", HOSTILE).set("sender", HOSTILE));
        console.put(ConsoleFixture.config("outbound-connector", HOSTILE, Rows.NOON, Map.of(HOSTILE, List.of(HOSTILE), "Enabled", HOSTILE)));
        console.put(ConsoleFixture.change("c1", "silent", HOSTILE, HOSTILE, HOSTILE, HOSTILE).set("actor_id", HOSTILE).set("ticket", HOSTILE));
        console.raise(ConsoleFixture.alert(HOSTILE, "MC-B04", Severity.HIGH, Rows.NOON, HOSTILE, HOSTILE, HOSTILE, Map.of(HOSTILE, HOSTILE),
                Map.of(HOSTILE, "other"), Optional.of(HOSTILE), "e1", HOSTILE), RunbookFixture.alert("k1", "P1"));
        console.people.put("ann", Role.ANALYST);
        chromium.open(console.server.address() + "login");
        chromium.find("input[name=name]").sendKeys("ann");
        chromium.find("input[name=password]").sendKeys(People.PASSWORD);
        chromium.follow(chromium.find("main form button"));
        String alerts = console.server.address() + "alerts";
        harmless(alerts);
        String alert = chromium.all("td.wide a").stream().map(link -> link.getAttribute("href")).filter(link -> link.contains("script")).findFirst().orElseThrow();
        harmless(alert);
        chromium.all("section.triage details summary").get(2).click();
        chromium.find("#text").sendKeys(HOSTILE);
        chromium.follow(chromium.find("section.triage details[open] button"));
        harmless(alert);
        harmless(console.server.address() + "inventory");
        harmless(chromium.find("tbody th a").getAttribute("href"));
        harmless(console.server.address() + "alerts/k1/playbook");
    }

    private void harmless(String page) {
        chromium.open(page);
        assertThat(chromium.driver().getTitle()).endsWith("– Postern").doesNotStartWith("taken");
        assertThat(chromium.all("main img, main script:not([src='/live.js']), main b:not(.triage b)")).isEmpty();
        assertThat(chromium.complaints()).as("nothing was tried that the policy had to stop").isEmpty();
    }

    private void raise(String key, Severity severity, String summary) {
        Alert alert = ConsoleFixture.alert(key, "MC-B04", severity, Rows.NOON, "eve@contoso.example", "Relay", summary, Map.of(), Map.of(), Optional.empty());
        console.raise(alert);
        console.feed.raised(List.of(alert));
    }
}

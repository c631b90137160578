package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.Step;
import java.util.HashSet;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlaybookPagesTest {
    private static final Playbook P1 = PlaybookShelf.shipped().find("P1").orElseThrow();

    private final ConsoleFixture console = new ConsoleFixture();

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void theListSaysWhichRulesAPlaybookAnswers() throws Exception {
        Document page = console.page("/playbooks");
        assertThat(page.select("header a[aria-current=page]").text()).isEqualTo("Playbooks");
        assertThat(page.select("tbody tr")).hasSameSizeAs(PlaybookShelf.shipped().playbooks());
        assertThat(page.select("tbody th a").first().attr("href")).isEqualTo("/playbooks/P1");
        assertThat(page.select("tbody tr").first().text()).startsWith("P1 Rogue inbound connector high MC-A01 ").contains(
                PlaybookShelf.shipped().ruleTitle("MC-B03"), "A relay for a stranger").endsWith(" " + P1.steps().size());
    }

    @Test
    void aPlaybookIsShownWholeWithItsContentsFirst() throws Exception {
        Document page = console.page("/playbooks/p1");
        assertThat(page.select("h1").text()).isEqualTo("high P1 Rogue inbound connector");
        assertThat(page.select("nav.contents ol a").eachText()).containsExactlyElementsOf(P1.steps().stream().map(Step::title).toList());
        assertThat(page.select("nav.contents ol li").eachAttr("value")).startsWith("1", "2").endsWith(Integer.toString(P1.steps().size()));
        assertThat(page.select("h2").eachText()).containsExactly("When to use it", "Roles", "Detect", "Triage", "Contain", "Eradicate", "Recover", "Lessons",
                "Evidence", "Notifications", "Drill");
        assertThat(page.select("h3#step-disable + p").text()).isEqualTo("Mail operations, within 10 min.");
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(page.select("main a[href^=#]").eachAttr("href")).hasSizeGreaterThan(2 * P1.steps().size()).allSatisfy(link -> assertThat(ids).contains(link.substring(1)));
    }

    @Test
    void aPlaybookThatIsNotWrittenHasNoPage() throws Exception {
        assertThat(console.send("GET", "/playbooks/P99").statusCode()).isEqualTo(404);
        assertThat(console.send("GET", "/playbooks/%3Cscript%3E").statusCode()).isEqualTo(404);
    }

    @Test
    void anAlertLeadsToItsPlaybookWhereThereIsOne() throws Exception {
        console.raise(RunbookFixture.alert("k1", "P1"), RunbookFixture.alert("k2", "P99"), RunbookFixture.alert("k3", ""));
        assertThat(console.page("/alerts/k1").select("a[href=/playbooks/P1]").text()).isEqualTo("P1 Rogue inbound connector");
        assertThat(playbook("k2")).isEqualTo("Playbook: P99 (not written yet)");
        assertThat(console.page("/alerts/k2").select("main a[href^=/playbooks]")).isEmpty();
        assertThat(playbook("k3")).isEqualTo("Playbook: none");
    }

    private String playbook(String alert) throws Exception {
        return console.page("/alerts/" + alert).select("section[aria-labelledby=next] p").last().text();
    }
}

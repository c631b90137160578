package dev.postern.playbook.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.playbook.SampleFiles;
import dev.postern.playbook.model.Phase;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.PlaybookLibrary;
import dev.postern.playbook.parse.PlaybookParser;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The HTML of a runbook says what its Markdown says, leads where it should, and runs nothing. */
class RunbookHtmlTest {
    private static final PlaybookLibrary LIBRARY = PlaybookParser.shipped();
    private static final Playbook P1 = LIBRARY.playbook("P1").orElseThrow();

    @Example
    void everyStepHasAnAnchorOfItsSlugAndEveryLinkLeadsToAnId() {
        for (Playbook playbook : LIBRARY.playbooks()) {
            Document page = Jsoup.parse(new RunbookHtml(LIBRARY).body(playbook));
            List<String> ids = page.select("[id]").eachAttr("id");
            assertThat(new HashSet<>(ids)).as("an id stands once").hasSameSizeAs(ids);
            assertThat(ids).containsAll(playbook.steps().stream().map(RunbookHtml::anchor).toList());
            assertThat(page.select("a").eachAttr("href")).isNotEmpty().allSatisfy(link -> assertThat(ids).contains(link.substring(1)));
            assertThat(page.select("[aria-labelledby]").eachAttr("aria-labelledby")).isNotEmpty().isSubsetOf(ids);
            assertThat(page.select("a[rel]")).isEmpty();
        }
    }

    @Example
    void phasesAndStepsAreHeadingsInOrder() {
        Document page = Jsoup.parse(new RunbookHtml(LIBRARY).body(P1));
        assertThat(page.select("h1")).isEmpty();
        assertThat(page.select("h2").eachAttr("id")).containsSubsequence("section-when-to-use-it", "section-roles", RunbookHtml.anchor(Phase.DETECT),
                RunbookHtml.anchor(Phase.CONTAIN), RunbookHtml.anchor(Phase.LESSONS), "section-evidence", "section-notifications", "section-drill");
        assertThat(page.select("h3[id=step-disable]").text()).isEqualTo("P1-14. Disable the connector");
    }

    @Example
    void tablesCanBeReadAsCardsAndCommandsWithTheKeyboard() {
        Document page = Jsoup.parse(new RunbookHtml(LIBRARY).body(P1));
        assertThat(page.select("table").eachAttr("class")).hasSize(5).containsOnly("cards");
        assertThat(page.select("td").eachAttr("data-label")).contains("Role", "Does", "How it is kept", "Template").doesNotContain("");
        assertThat(page.select("th:not([scope=col][role=columnheader]), td:not([role=cell]), tr:not([role=row]), thead:not([role]), tbody:not([role])")).isEmpty();
        assertThat(page.select("pre").eachAttr("tabindex")).isNotEmpty().containsOnly("0").hasSameSizeAs(page.select("pre"));
    }

    @Example
    void markupInContentIsText() {
        String hostile = "<script>alert(1)</script> <img src=x onerror=alert(2)> [press](javascript:alert(3)) &amp; `<b>`";
        PlaybookLibrary library = SampleFiles.with("use: Something happened.", "use: '" + hostile + "'");
        Document page = Jsoup.parse(new RunbookHtml(library).body(library.playbook("P1").orElseThrow()));
        harmless(page);
        assertThat(page.select("p").first().text()).startsWith("<script>alert(1)</script> <img src=x onerror=alert(2)> press");
        assertThat(page.select("a").eachAttr("href")).noneMatch(link -> link.contains("javascript"));
    }

    @Property(tries = 200)
    void aHostileValueStaysInItsCommand(@ForAll("hostileTexts") String value) {
        String body = new RunbookHtml(LIBRARY).step(P1, P1.step("read-actor").orElseThrow(), Map.of("actor", List.of(value)));
        Document page = Jsoup.parse(body);
        harmless(page);
        assertThat(page.select("pre")).hasSize(1);
        assertThat(page.select("pre").first().wholeText().strip()).isEqualTo("Search-UnifiedAuditLog -UserIds " + PowerShellLiteral.of(value)
                + " -StartDate '<start UTC>' -EndDate '<end UTC>' -SessionId '<case number>-actor' -SessionCommand ReturnLargeSet -ResultSize 5000"
                + " | Export-Csv -NoTypeInformation -Append -Path actor-audit.csv");
    }

    @Example
    void aStepIsThePieceOfThePage() {
        Document page = Jsoup.parse(new RunbookHtml(LIBRARY).body(P1));
        StringBuilder text = new StringBuilder();
        for (Element next = page.getElementById("step-disable").nextElementSibling(); !next.tagName().matches("h[23]"); next = next.nextElementSibling()) {
            text.append(next.text()).append('\n');
        }
        Document step = Jsoup.parse(new RunbookHtml(LIBRARY).step(P1, P1.step("disable").orElseThrow(), Map.of()));
        assertThat(String.join("\n", step.body().children().eachText()) + "\n").isEqualTo(text.toString());
    }

    @Provide
    Arbitrary<String> hostileTexts() {
        return Arbitraries.oneOf(Arbitraries.of("'", "\u2018", "\u2019", "\u201b", "\"", "`", "```", "~~~", "$(calc)", "\n", "\r\n", "\n```\n", "\n  ```\n", "\u202e", "\u2028", "</code></pre>",
                "<script>", "&lt;", "|", "[a](b)", "{{actor}}", "\\", "\ud83d\ude00", "\ud83d", "    "), Arbitraries.strings().ofMaxLength(4))
                .list().ofMaxSize(10).map(parts -> String.join("", parts));
    }

    private static void harmless(Document page) {
        assertThat(page.select("script, style, img, iframe, object, embed, form, input, b")).isEmpty();
        for (Element element : page.getAllElements()) {
            assertThat(element.attributes().asList()).extracting(Attribute::getKey).noneMatch(key -> key.equals("style") || key.startsWith("on"));
        }
    }
}

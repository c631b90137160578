package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.access.Role;
import dev.postern.console.access.Visitor;
import dev.postern.playbook.run.Outcome;
import dev.postern.playbook.run.Progress;
import dev.postern.schema.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The page of a playbook that is worked through, from records made by hand. */
class RunbookPageTest {
    private static final Frame FRAME = new Frame(Visitor.NOBODY, "/login?next=%2Fhere");

    private static final Visitor ANALYST = new Visitor("ann", Set.of(Role.ANALYST), "token-of-ann");

    private final RunbookFixture run = new RunbookFixture();

    @Test
    void theNextStepComesFirstWithItsFormAndItsCommandFilledIn() {
        run.record("take-alert", Outcome.DONE, 2, "Case 7.");
        Document page = page(ANALYST, 4);
        assertThat(page.select("h1").text()).isEqualTo("P1 Rogue inbound connector");
        assertThat(page.select(".counts").text()).isEqualTo("1 of 6 steps done, begun 2026-11-02 12:00:00.");
        assertThat(page.select("article h3").eachText()).containsExactly("P1-2. Read the connector as it is now");
        assertThat(page.select("article .due").text()).isEqualTo("Due 2026-11-02 12:07:00.");
        assertThat(page.select("article pre").first().text()).contains("Get-InboundConnector -Identity '" + RunbookFixture.GUID + "'");
        Element form = page.select("article form").first();
        assertThat(form.attr("action")).isEqualTo("/alerts/k%2F1/playbook");
        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.select("input[name=token]").val()).isEqualTo("token-of-ann");
        assertThat(form.select("input[name=playbook]").val()).isEqualTo("P1");
        assertThat(form.select("input[name=step]").val()).isEqualTo("read-connector");
        assertThat(UUID.fromString(form.select("input[name=id]").val())).isNotNull();
        assertThat(form.select("button[name=outcome]").eachAttr("value")).containsExactly("done", "skipped");
        assertThat(form.select("textarea[name=note]")).hasSize(1);
        assertThat(page.select("section[aria-labelledby=all] details")).hasSameSizeAs(RunbookFixture.P1.steps());
    }

    @Test
    void aRecordedStepSaysWhoWhenAndWhatAndCanBeTakenBack() {
        run.record("take-alert", Outcome.DONE, 9, "Case <b>7</b>.");
        Document page = page(ANALYST, 20);
        Element step = page.getElementById("step-take-alert");
        assertThat(step.select("summary").text()).isEqualTo("P1-1 Take the alert and open a case done late SOC analyst, recorded by ann 2026-11-02 12:09:00 Case <b>7</b>.");
        assertThat(step.select("button").eachAttr("value")).containsExactly("undone");
        assertThat(step.select("button").text()).isEqualTo("Take back");
        assertThat(page.getElementById("step-read-connector").select("summary").text()).contains("next overdue SOC analyst, due 2026-11-02 12:14:00");
        assertThat(page.select("article .problem").text()).isEqualTo("Overdue: it was due 2026-11-02 12:14:00.");
    }

    @Test
    void aDecisionIsAnsweredYesOrNoAndLeavesTheOtherBranch() {
        List.of("take-alert", "read-connector", "read-actor", "read-sign-ins", "trace-mail").forEach(step -> run.record(step, Outcome.DONE, 5, ""));
        assertThat(page(ANALYST, 6).select("article button").eachText()).containsExactly("Yes", "No");
        run.record("approved", Outcome.YES, 7, "").record("close-benign", Outcome.SKIPPED, 8, "");
        Document page = page(ANALYST, 9);
        assertThat(page.select(".counts").text()).isEqualTo("7 of 7 steps done, begun 2026-11-02 12:00:00. This playbook is finished.");
        assertThat(page.select("article")).isEmpty();
        assertThat(page.getElementById("step-approved").select(".state").text()).isEqualTo("answered yes");
        assertThat(page.getElementById("step-over-scope").select(".state").text()).isEqualTo("not on the way");
        assertThat(page.getElementById("step-over-scope").select("form")).isEmpty();
    }

    @Test
    void whoMayNotRecordSeesNoFormButWhoMay() {
        for (Visitor visitor : List.of(Visitor.NOBODY, new Visitor("vic", Set.of(Role.VIEWER, Role.APPROVER), "token-of-vic"))) {
            Document page = page(visitor, 1);
            assertThat(page.select("form, button, input")).isEmpty();
            assertThat(page.select(".note").text()).startsWith("Only somebody with the role analyst or responder may record progress.");
            assertThat(page.select(".note a").eachAttr("href")).isEqualTo(visitor.loggedIn() ? List.of() : List.of("/login?next=%2Fhere"));
            assertThat(page.html()).doesNotContain("token-of-vic");
        }
        assertThat(page(new Visitor("rob", Set.of(Role.RESPONDER), "t"), 1).select(".note")).isEmpty();
    }

    @Test
    void thePageSaysWhichValuesTheAlertFilledIn() {
        Document page = page(ANALYST, 1);
        assertThat(page.select("section[aria-labelledby=values] > p").text()).startsWith("The alert fills in 4 of " + RunbookFixture.P1.variables().size() + ",");
        assertThat(page.select("section[aria-labelledby=values] tbody tr").eachText()).contains("connector name Relay alert object_name",
                "end UTC left to fill in analyst");
    }

    @Test
    void aRecordOfAnotherVersionIsTold() {
        run.record("call-everybody", Outcome.DONE, 3, "");
        assertThat(page(ANALYST, 4).select(".problem").text())
                .isEqualTo("Version 1.0.0 of playbook P1 has no step 'call-everybody'. It was recorded by ann at 2026-11-02 12:03:00.");
    }

    @Test
    void idsAndActIdsStandOnceAndEveryLinkLeadsSomewhere() {
        run.record("take-alert", Outcome.DONE, 2, "");
        Document page = page(ANALYST, 4);
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        List<String> acts = page.select("input[name=id]").eachAttr("value");
        assertThat(new HashSet<>(acts)).hasSameSizeAs(acts).hasSize(page.select("form").size());
        assertThat(page.select("main a[href^=#]").eachAttr("href")).allSatisfy(link -> assertThat(ids).contains(link.substring(1)));
        assertThat(page.select("label").eachAttr("for")).isNotEmpty().allSatisfy(id -> assertThat(ids).contains(id));
    }

    @Test
    void hostileTextOfAlertAndRecordsStaysText() {
        String hostile = "x'; \u2019 $(calc) <script>alert(1)</script>\u202e\n```\n</pre><img src=x onerror=alert(2)>";
        run.record("take-alert", Outcome.DONE, 2, hostile);
        Row alert = RunbookFixture.row("k").set("object_name", hostile).set("actor_id", hostile).set("summary", hostile)
                .set("after", Map.of("SenderIPAddresses", List.of(hostile)));
        String html = html(alert, run.progress(), ANALYST, 3);
        Document page = Jsoup.parse(html);
        assertThat(page.select("script, img, style")).isEmpty();
        assertThat(html).doesNotContain("\u202e");
        assertThat(page.select("pre").eachText()).anyMatch(command -> command.startsWith("Search-UnifiedAuditLog -UserIds ('x''; \u2019\u2019 $(calc) <script>"));
    }

    @Test
    void theAlertPageShowsAtMostThreeNextSteps() {
        run.record("take-alert", Outcome.DONE, 2, "");
        Document part = Jsoup.parse(new Templates().html("nextSteps", NextStepsView.of(RunbookFixture.row("k/1"), run.progress(), RunbookFixture.at(30)), FRAME));
        assertThat(part.select("p").text()).isEqualTo("P1 Rogue inbound connector: 1 of 6 steps done.");
        assertThat(part.select("p a").attr("href")).isEqualTo("/alerts/k%2F1/playbook");
        assertThat(part.select("li").eachText()).containsExactly(
                "P1-2. Read the connector as it is now SOC analyst, within 5 min, due 2026-11-02 12:07:00 overdue",
                "P1-3. Read what else the actor did SOC analyst, within 10 min", "P1-4. Read where the actor signed in from SOC analyst, within 10 min");
        assertThat(part.select("li a").attr("href")).isEqualTo("/alerts/k%2F1/playbook#step-read-connector");
    }

    private Document page(Visitor visitor, int minutes) {
        return Jsoup.parse(html(RunbookFixture.row("k/1"), run.progress(), visitor, minutes));
    }

    private static String html(Row alert, Progress progress, Visitor visitor, int minutes) {
        return new Templates().html("runbook", RunbookView.of(alert, RunbookFixture.OPEN, progress, PlaybookShelf.shipped(), visitor, RunbookFixture.at(minutes),
                () -> UUID.randomUUID().toString(), ""), FRAME);
    }
}

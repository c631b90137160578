package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testkit.Chromium;
import dev.postern.testkit.Chromium.Scripts;
import dev.postern.testkit.DemoProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The console of {@code postern demo} as an analyst uses it: a real program, a real browser, the sample tenant. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleInBrowserTest {
    @TempDir
    static Path home;

    private static DemoProcess demo;
    private Chromium chromium;

    @BeforeAll
    static void startDemo() throws IOException {
        Chromium.assumeInstalled();
        demo = DemoProcess.start(home);
    }

    @AfterAll
    static void stopDemo() {
        if (demo != null) {
            demo.close();
        }
    }

    @AfterEach
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void anAnalystFindsUnderstandsAndClosesEachIncident() {
        login(Scripts.ON);
        chromium.open(demo.page("alerts"));
        assertThat(chromium.all("h2[id^=incident-]")).hasSize(4);
        List<String> titles = new ArrayList<>();
        for (int left = 4; left > 0; left--) {
            assertThat(chromium.all("h2[id^=incident-]")).hasSize(left);
            titles.add(chromium.text("h2[id^=incident-]"));
            chromium.follow(chromium.find("section[aria-labelledby=incident-1] td.wide a"));
            assertThat(chromium.text(".summary")).as("what happened").isNotEmpty();
            assertThat(chromium.all("section[aria-labelledby=facts] dd").get(0).getText()).as("who").contains("@");
            assertThat(chromium.all("section[aria-labelledby=timeline] tbody tr")).as("time line").isNotEmpty();
            assertThat(chromium.all("section[aria-labelledby=raw] details").size()).as("raw rows").isGreaterThan(1);
            assertThat(chromium.text(".next")).as("what to do first").isNotEmpty();
            chromium.find("section.triage details summary").click();
            chromium.find("#true-positive").click();
            chromium.find("#reason").sendKeys("Seen and contained; incident " + left);
            chromium.all("#all-incident").forEach(WebElement::click);
            chromium.follow(chromium.find("section.triage details[open] button"));
            assertThat(chromium.text(".done")).endsWith("closed.");
            assertThat(chromium.text("section.triage")).contains("Closed as true positive by demo");
            chromium.open(demo.page("alerts"));
        }
        assertThat(titles).doesNotHaveDuplicates();
        assertThat(chromium.text(".empty")).isEqualTo("No alert matches this filter.");
        chromium.open(demo.page("alerts?state=closed"));
        assertThat(chromium.all("h2[id^=incident-]")).hasSize(4);
        reopenAll();
        assertThat(chromium.complaints()).isEmpty();
    }

    /** The demo serves every test of this class: what one closes it opens again. */
    private void reopenAll() {
        List<String> closed = chromium.all("td.wide a").stream().map(link -> link.getAttribute("href")).toList();
        for (String alert : closed) {
            chromium.open(alert);
            chromium.find("section.triage details summary").click();
            chromium.find("#reason").sendKeys("for the next test");
            chromium.follow(chromium.find("section.triage details[open] button"));
            assertThat(chromium.text(".done")).isEqualTo("The alert is open again.");
        }
    }

    @Test
    void theInventoryLeadsFromDriftToTheDiff() {
        login(Scripts.ON);
        chromium.open(demo.page("inventory?drift=yes"));
        assertThat(chromium.all(".drift")).isNotEmpty().allMatch(cell -> cell.getText().matches(".*\\d+ (unapproved|silent|not judged yet).*"));
        chromium.follow(chromium.find("tbody th a"));
        assertThat(chromium.all("section[aria-labelledby=history] tbody tr")).isNotEmpty();
        assertThat(chromium.all("section[aria-labelledby=history] del, section[aria-labelledby=history] ins")).isNotEmpty();
        assertThat(chromium.all("section[aria-labelledby=properties] tbody tr")).isNotEmpty();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aPlaybookIsWorkedThroughWithProgress() {
        login(Scripts.ON);
        chromium.open(demo.page("alerts?state=all&rule=MC-B01"));
        chromium.follow(chromium.find("td.wide a"));
        chromium.follow(chromium.find("section[aria-labelledby=next-steps] p a"));
        String first = chromium.text("article.step h3");
        chromium.find("article.step textarea").sendKeys("case 12");
        chromium.follow(chromium.find("article.step button[value=done]"));
        assertThat(chromium.text(".counts")).startsWith("1 of ");
        assertThat(chromium.text("article.step h3")).isNotEqualTo(first);
        assertThat(chromium.text("details.step summary")).contains("done").contains("demo").contains("case 12");
        chromium.find("details.step summary").click();
        chromium.follow(chromium.find("details.step[open] button[value=undone]"));
        assertThat(chromium.text("article.step h3")).isEqualTo(first);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void theKeyboardAloneIsEnough() {
        chromium = Chromium.start(Scripts.ON).open(demo.page("alerts"));
        chromium.type(Keys.TAB);
        assertThat(chromium.focused().getText()).as("the first thing").isEqualTo("Skip to the content");
        press(chromium.find(".visitor a"));
        chromium.tabTo(chromium.find("input[name=name]"));
        chromium.type(demo.user(), Keys.TAB);
        chromium.type(demo.password());
        chromium.leave(() -> chromium.type(Keys.ENTER));
        press(chromium.find("td.wide a"));
        WebElement close = chromium.find("section.triage details summary");
        chromium.tabTo(close);
        chromium.type(Keys.SPACE);
        chromium.tabTo(chromium.find("#true-positive"));
        chromium.type(Keys.SPACE, Keys.ARROW_DOWN);
        assertThat(chromium.find("#benign-positive").isSelected()).isTrue();
        chromium.tabTo(chromium.find("#reason"));
        chromium.type("By keyboard.");
        press(chromium.find("section.triage details[open] button"));
        assertThat(chromium.text(".triage .state")).isEqualTo("closed");
        chromium.tabTo(chromium.find("section.triage details summary"));
        chromium.type(Keys.ENTER);
        chromium.tabTo(chromium.find("#reason"));
        chromium.type("Once more.");
        press(chromium.find("section.triage details[open] button"));
        assertThat(chromium.text(".triage .state")).isEqualTo("open");
    }

    private void press(WebElement element) {
        chromium.tabTo(element);
        chromium.leave(() -> chromium.type(Keys.ENTER));
    }

    @Test
    void everythingWorksWithoutScripts() {
        login(Scripts.OFF);
        chromium.open(demo.page("alerts?severity=high"));
        chromium.follow(chromium.find("td.wide a"));
        chromium.follow(chromium.find("section.triage form button"));
        assertThat(chromium.text(".triage .state")).isEqualTo("acknowledged");
        chromium.find("section.triage details summary").click();
        chromium.find("#false-positive").click();
        chromium.find("#reason").sendKeys("Without scripts.");
        chromium.follow(chromium.find("section.triage details[open] button"));
        assertThat(chromium.text(".triage .state")).isEqualTo("closed");
        chromium.find("section.triage details summary").click();
        chromium.find("#reason").sendKeys("for the next test");
        chromium.follow(chromium.find("section.triage details[open] button"));
        assertThat(chromium.text(".triage .state")).isEqualTo("open");
        chromium.open(demo.page("alerts?state=all&rule=MC-B01"));
        chromium.follow(chromium.find("td.wide a"));
        chromium.follow(chromium.find("section[aria-labelledby=next-steps] p a"));
        assertThat(chromium.all("article.step button")).isNotEmpty();
        chromium.open(demo.page("dashboards/mail-flow"));
        assertThat(chromium.all(".panel table")).isNotEmpty().allMatch(WebElement::isDisplayed);
        assertThat(chromium.all(".panel canvas")).isEmpty();
    }

    @Test
    void aDashboardDrawsItsNumbers() {
        chromium = Chromium.start(Scripts.ON).open(demo.page("dashboards/mail-flow"));
        chromium.until("charts are drawn", () -> chromium.all(".panel canvas").size() >= 3);
        assertThat(chromium.all(".panel canvas")).allMatch(canvas -> "img".equals(canvas.getAttribute("role")) && !canvas.getAttribute("aria-label").isEmpty()
                || canvas.getAttribute("aria-labelledby") != null);
        long painted = (Long) chromium.driver().executeScript("return [...document.querySelectorAll('.panel canvas')].filter(c => "
                + "new Set(new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer)).size > 3).length;");
        assertThat(painted).as("charts of more than three colours").isEqualTo(chromium.all(".panel canvas").size());
        WebElement numbers = chromium.find(".panel details summary");
        assertThat(chromium.find(".panel details table").isDisplayed()).isFalse();
        numbers.click();
        assertThat(chromium.find(".panel details table").isDisplayed()).isTrue();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void everyPageIsAccessibleInLightAndDarkWideAndNarrow() {
        login(Scripts.ON);
        List<String> findings = new ArrayList<>();
        for (String page : pages()) {
            chromium.open(page);
            for (int width : new int[] {1040, 800}) {
                chromium.screen(width, false);
                if (chromium.overflow() > 0) {
                    findings.add(page + " at " + width + ": the page is " + chromium.overflow() + " pixels wider than the screen");
                }
            }
            for (int width : new int[] {1280, 400}) {
                for (boolean dark : new boolean[] {false, true}) {
                    chromium.screen(width, dark);
                    String where = page + " at " + width + (dark ? " dark: " : " light: ");
                    chromium.axe().forEach(finding -> findings.add(where + finding));
                    if (chromium.overflow() > 0) {
                        findings.add(where + "the page is " + chromium.overflow() + " pixels wider than the screen");
                    }
                }
            }
        }
        assertThat(findings).isEmpty();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void axeSeesAFaultWhereThereIsOne() {
        chromium = Chromium.start(Scripts.ON).open(demo.page("login"));
        assertThat(chromium.axe()).isEmpty();
        chromium.driver().executeScript("document.querySelector('main label').remove(); document.querySelector('h1').style.color = '#eee';");
        assertThat(chromium.axe()).anyMatch(finding -> finding.startsWith("label at ")).anyMatch(finding -> finding.startsWith("color-contrast at "));
    }

    /** With {@code -Dscreens.update=true} the pictures of the documentation are taken anew; without, they are taken beside it. First, before anybody acts. */
    @Test
    @Order(1)
    void thePicturesOfTheDocumentationShowPages() throws IOException {
        login(Scripts.ON);
        Path docs = Path.of(System.getProperty("postern.root"), "docs", "screens");
        Path folder = Boolean.getBoolean("screens.update") ? docs : home.resolve("screens");
        Files.createDirectories(folder);
        List<String> pages = pages();
        picture(folder, "alerts", pages.get(0), 1120, false);
        picture(folder, "alert", pages.get(1), 1120, false);
        picture(folder, "alert-narrow-dark", pages.get(1), 400, true);
        picture(folder, "runbook", pages.get(2), 1120, false);
        picture(folder, "inventory", pages.get(3), 1120, false);
        picture(folder, "dashboard", demo.page("dashboards/mail-flow"), 1120, false);
        try (Stream<Path> taken = Files.list(folder); Stream<Path> kept = Files.list(docs)) {
            assertThat(kept.map(file -> file.getFileName().toString())).as("pictures that the documentation has")
                    .containsExactlyInAnyOrderElementsOf(taken.map(file -> file.getFileName().toString()).toList());
        }
    }

    private void picture(Path folder, String name, String page, int width, boolean dark) throws IOException {
        chromium.screen(width, dark).open(page);
        if (page.contains("dashboards")) {
            chromium.until("charts are drawn", () -> chromium.all(".panel canvas").size() >= 3);
        }
        byte[] picture = chromium.picture();
        assertThat(picture.length).as("a picture of a page is not empty, and small").isBetween(10_000, 250_000);
        Files.write(folder.resolve(name + ".png"), picture);
    }

    private List<String> pages() {
        chromium.open(demo.page("alerts?state=all&rule=MC-B01"));
        String alert = chromium.find("td.wide a").getAttribute("href");
        chromium.open(demo.page("inventory?drift=yes"));
        String object = chromium.find("tbody th a").getAttribute("href");
        return List.of(demo.page("alerts"), alert, alert + "/playbook", demo.page("inventory"), object, demo.page("playbooks"), demo.page("playbooks/P1"),
                demo.page("dashboards"), demo.page("dashboards/mail-flow"), demo.page("login"));
    }

    private void login(Scripts scripts) {
        chromium = Chromium.start(scripts).open(demo.page("login"));
        chromium.find("input[name=name]").sendKeys(demo.user());
        chromium.find("input[name=password]").sendKeys(demo.password());
        chromium.follow(chromium.find("main form button"));
        assertThat(chromium.text(".visitor")).contains("Logged in as demo");
    }
}

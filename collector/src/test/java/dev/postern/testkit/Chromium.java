package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real Chromium without a window. Where Chromium or its driver is absent the test is skipped, and says so; with
 * {@code -Dpostern.browser=required} it fails instead.
 */
public final class Chromium implements AutoCloseable {
    private static final String MISSING = "Chromium and its driver are not installed (Debian: chromium, chromium-driver); the console was not seen in a browser";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Selenium warns of a protocol version that it does not know; nothing here uses what differs. Kept, or the level is forgotten. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** How pages are looked at. */
    public enum Scripts {
        ON, OFF
    }

    /** Skips the test, or fails it where a browser is required, where Chromium is not installed. */
    public static void assumeInstalled() {
        boolean installed = program("chromium").isPresent() && program("chromedriver").isPresent();
        if ("required".equals(System.getProperty("postern.browser"))) {
            assertThat(installed).as(MISSING).isTrue();
        }
        if (!installed) {
            System.err.println("SKIPPED: " + MISSING);
        }
        assumeTrue(installed, MISSING);
    }

    /** Starts a browser with an empty profile. */
    public static Chromium start(Scripts scripts) {
        assumeInstalled();
        Optional<Path> chromium = program("chromium");
        Optional<Path> chromedriver = program("chromedriver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
                "--disable-sync", "--lang=en", "--window-size=1280,1000");
        options.setAcceptInsecureCerts(true);
        if (scripts == Scripts.OFF) {
            options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.orElseThrow().toFile()).usingAnyFreePort().build();
        return new Chromium(new ChromeDriver(service, options));
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator)).map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
    }

    public ChromeDriver driver() {
        return driver;
    }

    /** Opens a page. */
    public Chromium open(String address) {
        driver.get(address);
        return this;
    }

    /** The first element; the browser waits for it. */
    public WebElement find(String css) {
        return new WebDriverWait(driver, PATIENCE).until(page -> page.findElement(By.cssSelector(css)));
    }

    public List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** The text that a person sees of the first element. */
    public String text(String css) {
        return find(css).getText();
    }

    /** Waits until something on the page is so. */
    public void until(String what, java.util.function.BooleanSupplier so) {
        new WebDriverWait(driver, PATIENCE).withMessage(what).ignoring(org.openqa.selenium.StaleElementReferenceException.class).until(page -> so.getAsBoolean());
    }

    /** Clicks what leads to another page, and waits for that page. */
    public void follow(WebElement link) {
        leave(link::click);
    }

    /** Does what leads to another page, and waits for that page. */
    public void leave(Runnable act) {
        WebElement old = driver.findElement(By.tagName("html"));
        act.run();
        new WebDriverWait(driver, PATIENCE).withMessage("another page").until(page -> isAnother(old));
    }

    /** While one page goes and the next comes, a question to the browser may fail. */
    private boolean isAnother(WebElement old) {
        try {
            return !driver.findElement(By.tagName("html")).equals(old);
        } catch (WebDriverException e) {
            return false;
        }
    }

    /** What has the focus. */
    public WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Sends keys to what has the focus. */
    public void type(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /**
     * Presses Tab until an element has the focus, as somebody without a mouse does.
     *
     * @throws AssertionError where it cannot be reached so
     */
    public void tabTo(WebElement wanted) {
        for (int i = 0; i < 400; i++) {
            if (driver.switchTo().activeElement().equals(wanted)) {
                return;
            }
            type(Keys.TAB);
        }
        throw new AssertionError("cannot be reached by keyboard: " + wanted.getTagName() + " " + wanted.getText());
    }

    /** Shows pages as on a screen of this width, in CSS pixels, and light or dark. */
    public Chromium screen(int width, boolean dark) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        return this;
    }

    /** What axe finds wrong with the page by WCAG 2.2 A and AA and its best practices: rule, and where. Needs scripts. */
    public List<String> axe() {
        driver.executeScript(axeScript());
        Object result = driver.executeAsyncScript("const done = arguments[0];"
                + "axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})"
                + ".then(r => done(r.violations.flatMap(v => v.nodes.map(n => v.id + ' at ' + n.target.join(' ') + ': ' + n.failureSummary))), e => done(['axe failed: ' + e]));");
        List<String> findings = new ArrayList<>();
        ((List<?>) result).forEach(finding -> findings.add(String.valueOf(finding)));
        return findings;
    }

    private static String axeScript() {
        try (InputStream in = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How far the page is wider than the screen, in CSS pixels; 0 where nothing has to be scrolled sideways. */
    public long overflow() {
        return (Long) driver.executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth;");
    }

    /** What the browser complained of since the last call, such as a script that the policy forbids. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage()).toList();
    }

    /** The visible part of the page as a PNG. */
    public byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}

package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.access.Role;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Login, session and logout as a browser sees them. */
class LoginTest {
    private final ConsoleFixture console = new ConsoleFixture();

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void whoLogsInIsNamedOnEveryPageUntilTheyLogOut() throws Exception {
        Browser browser = console.login(Role.ANALYST);
        assertThat(browser.page("/alerts").select("header .visitor").text()).isEqualTo("Logged in as analyst Log out");
        HttpResponse<String> out = browser.post("/logout");
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(browser.cookies()).isEmpty();
        assertThat(browser.page("/alerts").select("header .visitor a").attr("href")).isEqualTo("/login?next=%2Falerts");
    }
}

package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalPathTest {
    @Test
    void aPathOfThisConsoleStays() {
        for (String path : new String[] {"/", "/alerts", "/alerts?severity=high&q=a%20b", "/alerts/k:1", "/inventory/x/y?tenant=contoso.example", "/logins", "/a//b"}) {
            assertThat(LocalPath.of(path)).isEqualTo(path);
        }
    }

    @Test
    void whatABrowserCouldTakeForAnotherPlaceBecomesTheStart() {
        for (String path : new String[] {null, "", "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "https:evil.example", "https:",
            "javascript:alert(1)", "evil.example", "alerts", "/\t/evil.example", "\t//evil.example", " //evil.example", "/a\r\nSet-Cookie: x=y", "/a\\b", "/a b", "/ä",
            "/\u202e", "/login", "/login?next=/alerts", "/logout", "/" + "x".repeat(3000)}) {
            assertThat(LocalPath.of(path)).as(String.valueOf(path)).isEqualTo("/");
        }
    }

    @Test
    void theLoginPageKnowsTheWayBack() {
        assertThat(LocalPath.login("/alerts?q=a&from=2026-11-01")).isEqualTo("/login?next=%2Falerts%3Fq%3Da%26from%3D2026-11-01");
        assertThat(LocalPath.login("//evil.example")).isEqualTo("/login");
    }
}

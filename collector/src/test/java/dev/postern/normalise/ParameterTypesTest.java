package dev.postern.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterTypesTest {
    private final ParameterTypes types = new ParameterTypes();

    @Test
    void booleansComeInManySpellings() {
        for (Object text : List.of("True", "TRUE", "true", "Yes", true)) {
            assertThat(types.typed("RequireTls", text)).isEqualTo(true);
        }
        assertThat(types.typed("RequireTls", "False")).isEqualTo(false);
        assertThat(types.typed("RequireTls", "perhaps")).isEqualTo("perhaps");
    }

    @Test
    void emptyTextMeansClearedAndNullMeansNone() {
        assertThat(types.typed("ForwardTo", "")).isEqualTo("");
        assertThat(types.typed("ForwardingSmtpAddress", "")).isEqualTo("");
        assertThat(types.typed("ForwardTo", null)).isEqualTo(List.of());
        assertThat(types.typed("ForwardTo", Arrays.asList((Object) null))).isEqualTo(List.of());
        assertThat(types.typed("ForwardTo", List.of())).isEqualTo(List.of());
    }

    @Test
    void semicolonSeparatesButForTheDomainPriority() {
        assertThat(types.typed("SenderDomains", "smtp:*;1")).isEqualTo(List.of("*"));
        assertThat(types.typed("SenderDomains", "smtp:a.example;1;smtp:b.example;20")).isEqualTo(List.of("a.example", "b.example"));
        assertThat(types.typed("SenderDomains", List.of("smtp:test.example;1"))).isEqualTo(List.of("test.example"));
        assertThat(types.typed("SubjectOrBodyContainsWords", "password;payment;123")).isEqualTo(List.of("password", "payment", "123"));
        assertThat(types.typed("ForwardTo", "\"Doe; John\" [SMTP:j@partner.example];k@partner.example")).isEqualTo(List.of("\"Doe; John\" [SMTP:j@partner.example]", "k@partner.example"));
    }

    @Test
    void unknownParametersStayAsTheyAre() {
        assertThat(types.typed("Unheard", "a;b")).isEqualTo("a;b");
        assertThat(types.typed("Name", ".")).isEqualTo(".");
        assertThat(types.typed("Priority", 3)).isEqualTo("3");
        assertThat(types.typed("Unheard", Map.of("a", 1))).isEqualTo(Map.of("a", 1));
    }
}

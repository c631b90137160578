package dev.postern.rules.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.rules.model.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeRegexTest {
    private static final Place PLACE = new Place("f.yml", 1, 1);

    @ParameterizedTest
    @ValueSource(strings = {"^a.*b$", "(?i)x", "(?:a|b)+?", "[^]a-z\\]]{2,3}", "\\d\\w\\b\\.", "[[:punct:]]", "\\p{L}\\pN\\x41",
        "(?i:smtp:)?\\*(;[0-9]+)?", "[(?=]"})
    void safePatternsPass(String pattern) {
        assertThat(SafeRegex.check(pattern, PLACE)).isEqualTo(pattern);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?=a)", "(?!a)", "(?<=a)", "(?<!a)", "(?>a)", "(?<name>a)", "(?P<name>a)", "(a)\\1", "\\k<a>", "a++", "a*+", "a{2}+",
        "a{1001}", "\\Qa\\E", "\\Z", "\\h", "\\R", "\\p{Alpha}", "(?x)a", "a\\", "(a", "[a", "*a"})
    void otherPatternsAreRefused(String pattern) {
        assertThatThrownBy(() -> SafeRegex.check(pattern, PLACE)).isInstanceOf(RuleException.class).hasMessageStartingWith("f.yml:1:1: ");
    }
}

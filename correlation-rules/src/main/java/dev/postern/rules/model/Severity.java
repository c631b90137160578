package dev.postern.rules.model;

import java.util.Locale;
import java.util.Optional;

/** How bad an alert is. The order of the constants is the order of severity. */
public enum Severity {
    INFORMATIONAL, LOW, MEDIUM, HIGH, CRITICAL;

    /** The word that rules, rows and SIEMs use, such as {@code high}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity of a word in lower case; empty where there is none. */
    public static Optional<Severity> ofWord(String word) {
        for (Severity severity : values()) {
            if (severity.word().equals(word)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }

    public Severity max(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

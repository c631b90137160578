package dev.postern.sink.local;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a closed alert turned out to be; the three that Splunk's dispositions and Sentinel's classifications share. */
public enum Verdict {
    /** What it says happened, and it was harmful. */
    TRUE_POSITIVE("true positive", "it happened and was harmful"),
    /** What it says happened, and it was legitimate. */
    BENIGN_POSITIVE("benign positive", "it happened and was legitimate"),
    /** What it says did not happen. */
    FALSE_POSITIVE("false positive", "it did not happen as the alert says");

    private final String label;
    private final String meaning;

    Verdict(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    /** The word of rows and forms, such as {@code true-positive}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The verdict of a word; empty where there is none. */
    public static Optional<Verdict> ofWord(String word) {
        return Stream.of(values()).filter(verdict -> verdict.word().equals(word)).findFirst();
    }
}

package dev.postern.source;

import java.io.IOException;

/** Looks for the place where reading resumes behind a broken JSON record. Not thread-safe. */
final class JsonResume {
    private static final int NAME_BYTES = 64;
    private static final int LOOK_BEHIND = 4096;

    private final TextWindow window;
    private final int indent;
    private final String opening;
    private int from = 1;

    /** @param indent white space before the broken record's line */
    JsonResume(TextWindow window, int indent) throws IOException {
        this.window = window;
        this.indent = indent;
        this.opening = opening();
    }

    /** The record's bytes through its first name, or an empty text where it has none in reach. */
    private String opening() throws IOException {
        int quotes = 0;
        for (int i = 0; i < NAME_BYTES && window.has(i) && window.at(i) != '\n'; i++) {
            if (window.at(i) == '"' && ++quotes == 2) {
                return window.at(0) == '{' ? window.text(0, i + 1) : "";
            }
        }
        return "";
    }

    /** Index of the object to resume at among the window's bytes up to about {@code most}, or -1. */
    int find(int most) throws IOException {
        for (int i = from; i < window.length() || i < most && window.has(i); i++) {
            if (window.at(i) == '{' && (beginsLine(i) || repeatsOpening(i))) {
                return i;
            }
        }
        from = LOOK_BEHIND;
        return -1;
    }

    /** Bytes to leave in the window when it moves on, so that a line's begin stays in sight. */
    int lookBehind() {
        return Math.min(LOOK_BEHIND, window.length());
    }

    private boolean beginsLine(int at) {
        int spaces = 0;
        for (int i = at - 1; i >= 0 && spaces <= indent + 1; i--) {
            byte b = window.at(i);
            if (b == '\n') {
                return spaces <= indent;
            }
            if (b == ' ' || b == '\t') {
                spaces++;
            } else if (b != ',' && b != '[' && b != '\r') {
                return false;
            }
        }
        return false;
    }

    private boolean repeatsOpening(int at) throws IOException {
        if (opening.isEmpty() || !window.has(at + opening.length())) {
            return false;
        }
        int before = at - 1;
        while (before >= 0 && (window.at(before) == ' ' || window.at(before) == '\n' || window.at(before) == '\r')) {
            before--;
        }
        return before >= 0 && (window.at(before) == ',' || window.at(before) == '}' || window.at(before) == '[')
                && window.text(at, at + opening.length()).equals(opening);
    }
}

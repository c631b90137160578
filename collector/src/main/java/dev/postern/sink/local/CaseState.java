package dev.postern.sink.local;

import java.util.Locale;

/** Where an alert stands in its life. */
public enum CaseState {
    /** Nobody has taken it up, or it was opened again. */
    OPEN,
    /** Somebody has taken it up. */
    ACKNOWLEDGED,
    /** Somebody has judged it. */
    CLOSED;

    /** The word of pages and addresses, such as {@code open}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

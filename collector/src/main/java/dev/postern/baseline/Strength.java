package dev.postern.baseline;

import java.util.Locale;

/** What a change does to the protection that a property gives. */
public enum Strength {
    WEAKENED, STRENGTHENED, NEUTRAL;

    /** As the {@code change} stream writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

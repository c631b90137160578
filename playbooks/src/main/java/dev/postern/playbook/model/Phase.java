package dev.postern.playbook.model;

import java.util.Locale;

/** Phase of a response. The order of the constants is the order of the phases. */
public enum Phase {
    DETECT, TRIAGE, CONTAIN, ERADICATE, RECOVER, LESSONS;

    /** The word that playbook files use, such as {@code contain}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

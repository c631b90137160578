package dev.postern.playbook.model;

import java.util.Locale;

/** What an action does to the mail system. */
public enum Effect {
    /** Reads, changes nothing. */
    READ,
    /** Reads everything that is needed to put the configuration back. */
    SNAPSHOT,
    /** Changes something. */
    CHANGE;

    /** The word that files use, such as {@code read}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

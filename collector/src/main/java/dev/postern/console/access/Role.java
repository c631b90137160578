package dev.postern.console.access;

import dev.postern.rules.parse.NearestName;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person may do in the console. Every role may look; no role contains another, so that duties can be kept apart. */
public enum Role {
    /** Looks, changes nothing. */
    VIEWER,
    /** Takes alerts up, assigns, notes and closes them, and keeps the progress of playbooks. */
    ANALYST,
    /** Approves changes of the watched configuration. */
    APPROVER,
    /** Carries out response actions, and keeps the progress of playbooks. */
    RESPONDER;

    /** The word that files use, such as {@code analyst}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every word, for people. */
    static String words() {
        return Stream.of(values()).map(Role::word).collect(Collectors.joining(", "));
    }

    /**
     * The role of a word.
     *
     * @throws AccessException where there is none
     */
    public static Role known(String word) {
        return ofWord(word).orElseThrow(() -> new AccessException("there is no role '" + word + "'"
                + NearestName.find(word, Stream.of(values()).map(Role::word).toList()).map(near -> "; did you mean '" + near + "'?")
                        .orElse("; roles are " + words())));
    }

    /** The role of a word; empty where there is none. */
    public static Optional<Role> ofWord(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}

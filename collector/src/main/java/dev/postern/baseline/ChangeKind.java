package dev.postern.baseline;

import java.util.Locale;
import java.util.Set;

/** What happened to an object, and which cmdlet verbs do that. */
enum ChangeKind {
    CREATED("New", "Install"),
    MODIFIED,
    REMOVED("Remove", "Uninstall");

    private final Set<String> verbs;

    ChangeKind(String... verbs) {
        this.verbs = Set.of(verbs);
    }

    /** Which kind of change a cmdlet makes; every verb that neither creates nor removes modifies. */
    static ChangeKind of(String cmdlet) {
        String verb = cmdlet.substring(0, Math.max(0, cmdlet.indexOf('-')));
        return CREATED.verbs.contains(verb) ? CREATED : REMOVED.verbs.contains(verb) ? REMOVED : MODIFIED;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

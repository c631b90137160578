package dev.postern.playbook.lint;

import dev.postern.playbook.model.Ref;
import dev.postern.rules.model.Place;
import dev.postern.rules.parse.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What the checks of one run found. Not safe for use by several threads. */
final class Findings {
    private final List<Finding> findings = new ArrayList<>();

    void tell(Place place, String message) {
        findings.add(new Finding(place, message));
    }

    void require(boolean condition, Place place, String message) {
        if (!condition) {
            tell(place, message);
        }
    }

    /** Whether the name is known; tells where it is not. */
    boolean known(Ref ref, String what, Collection<String> names) {
        boolean known = names.contains(ref.name());
        require(known, ref.place(), "there is no " + what + " `" + ref.name() + "`" + NearestName.hint(ref.name(), names));
        return known;
    }

    /** Each once, in order of place. */
    List<Finding> all() {
        return findings.stream().distinct().sorted(Comparator.comparing((Finding finding) -> finding.place().file())
                .thenComparing(finding -> finding.place().line()).thenComparing(finding -> finding.place().column())).toList();
    }
}

package dev.postern.baseline;

import java.util.Locale;

/** How far a change is explained; all but the first two are final. */
enum ChangeState {
    PENDING, ATTRIBUTED, APPROVED, UNAPPROVED, SILENT, REVERTED;

    boolean settled() {
        return compareTo(ATTRIBUTED) > 0;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.postern.playbook.model;

import java.util.Locale;

/** Type of a parameter or variable. */
public enum ValueType {
    TEXT, GUID, TIME, NUMBER, BOOLEAN, LIST;

    /** The word that files use, such as {@code boolean}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a value of this type may stand where {@code wanted} is wanted: a GUID or a time is a text, one text is a list. */
    public boolean fits(ValueType wanted) {
        return this == wanted || wanted == TEXT && (this == GUID || this == TIME) || wanted == LIST && (this == TEXT || this == GUID);
    }
}

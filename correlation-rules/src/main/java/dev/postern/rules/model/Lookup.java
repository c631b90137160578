package dev.postern.rules.model;

import java.util.List;

/**
 * A named statement about membership of a field's values in live lists.
 *
 * @param lists         lists that have to be there; where one is missing or stale the document is silent, or, with
 *                      {@code optional}, the lookup does not hold
 * @param optionalLists lists whose entries count where they are there
 */
public record Lookup(
        String name,
        FieldRef field,
        Kind kind,
        List<String> lists,
        List<String> optionalLists,
        Holds holds,
        boolean optional) {

    /** How a value is held against an entry. */
    public enum Kind {
        /** The same text, whatever the case. */
        EXACT,
        /** The part after the last {@code @} is the entry, or lies below an entry {@code *.example}. */
        DOMAIN,
        /** A {@code lo-hi} range, or an address, that one entry contains. */
        RANGE
    }

    /** How many values have to be inside. An empty text is no value; without a value nothing holds. */
    public enum Holds { ANY_INSIDE, ALL_INSIDE, ANY_OUTSIDE }

    public Lookup {
        lists = List.copyOf(lists);
        optionalLists = List.copyOf(optionalLists);
    }
}

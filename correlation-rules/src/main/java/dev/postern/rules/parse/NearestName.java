package dev.postern.rules.parse;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelt one was meant to be. */
public final class NearestName {
    private NearestName() {
    }

    /** {@code ; did you mean `x`?}, or nothing where no known name is near. */
    public static String hint(String name, Collection<String> known) {
        return find(name, known).map(near -> "; did you mean `" + near + "`?").orElse("");
    }

    /** The nearest of the known names by edits, case aside; empty where more than a third of the name would have to change. */
    public static Optional<String> find(String name, Collection<String> known) {
        String lower = name.toLowerCase(Locale.ROOT);
        return known.stream().sorted()
                .min(Comparator.comparingInt(candidate -> edits(lower, candidate.toLowerCase(Locale.ROOT))))
                .filter(candidate -> edits(lower, candidate.toLowerCase(Locale.ROOT)) <= Math.max(2, name.length() / 3));
    }

    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}

package dev.postern.io;

import java.util.Optional;

/**
 * A place split at its first wildcard.
 *
 * @param root    folder before the first part with a wildcard; the whole place where it has none
 * @param pattern the place as a glob, empty where it is a plain folder
 */
record Glob(String root, Optional<String> pattern) {
    static Glob of(String place) {
        int wildcard = indexOfWildcard(place);
        if (wildcard < 0) {
            return new Glob(place, Optional.empty());
        }
        int slash = place.lastIndexOf('/', wildcard);
        String root = slash < 0 ? "." : slash == 0 ? "/" : place.substring(0, slash);
        return new Glob(root, Optional.of(slash < 0 ? "./" + place : place));
    }

    private static int indexOfWildcard(String place) {
        for (int i = 0; i < place.length(); i++) {
            if ("*?{[".indexOf(place.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}

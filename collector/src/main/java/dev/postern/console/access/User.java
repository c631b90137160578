package dev.postern.console.access;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody who may log in.
 *
 * @param name         lower case, as {@link #isName} wants it
 * @param roles        at least one
 * @param passwordHash as {@link PasswordHash#text()} writes it
 */
public record User(String name, Set<Role> roles, String passwordHash) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    public User {
        roles = Set.copyOf(roles);
    }

    /** A user with a password of their own choice. */
    public static User of(String name, Set<Role> roles, Password password) {
        return new User(name, roles, PasswordHash.of(password).text());
    }

    /** Whether a text is a name: 1 to 64 of small letters, digits, dot, dash, underscore and at sign, a letter or digit first. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The name as somebody typed it; empty where no user can have it. */
    static String typed(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        return isName(name) ? name : "";
    }

    @Override
    public String toString() {
        return name + " " + roles;
    }
}

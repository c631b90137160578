package dev.postern.console.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/**
 * Who asks for a page.
 *
 * @param name  login name; empty for somebody who has not logged in
 * @param roles what the person may do
 * @param token what every form of this person has to send back, so that no foreign page can act in their name
 */
public record Visitor(String name, Set<Role> roles, String token) {
    public Visitor {
        roles = Set.copyOf(roles);
    }

    /** Somebody who has not logged in. */
    public static final Visitor NOBODY = new Visitor("", Set.of(), "");

    public boolean loggedIn() {
        return !name.isEmpty();
    }

    /** Whether the person has one of the roles. */
    public boolean may(Set<Role> any) {
        return any.stream().anyMatch(roles::contains);
    }

    /** Whether a form of this person sent the token back; takes the same time whatever the answer. */
    public boolean sent(String formToken) {
        return loggedIn() && MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), formToken.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return loggedIn() ? name + " " + roles : "nobody";
    }
}

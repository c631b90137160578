package dev.postern.console.access;

import java.time.Instant;

/**
 * One login.
 *
 * @param id    what the browser's cookie holds
 * @param token what the forms hold
 * @param user  as of the login
 * @param seen  the last request
 */
record Session(String id, String token, User user, Instant started, Instant seen) {
    Session at(Instant now) {
        return new Session(id, token, user, started, now);
    }

    Visitor visitor() {
        return new Visitor(user.name(), user.roles(), token);
    }

    @Override
    public String toString() {
        return "session of " + user.name();
    }
}

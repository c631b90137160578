package dev.postern.console.access;

import java.time.Instant;

/**
 * Something that happened at the door of the console.
 *
 * @param name    login name; empty where what was typed cannot be a name, because it may be a password in the wrong field
 * @param address the network address that asked
 */
public record AccessEvent(Kind kind, Instant time, String name, String address) {
    /** What happened. */
    public enum Kind {
        LOGIN,
        /** Name or password was wrong. */
        FAILED_LOGIN,
        /** A try that came too soon after others. Told once for each wait. */
        THROTTLED,
        LOGOUT
    }
}

package dev.postern.console.access;

/** A user cannot be made or changed as asked. The message says why, and how to mend it. */
public final class AccessException extends RuntimeException {
    public AccessException(String message) {
        super(message);
    }

    public AccessException(String message, Throwable cause) {
        super(message, cause);
    }
}

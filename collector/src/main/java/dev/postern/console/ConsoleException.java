package dev.postern.console;

/** The console cannot be served. The message says why, and how to mend it. */
public final class ConsoleException extends RuntimeException {
    public ConsoleException(String message, Throwable cause) {
        super(message, cause);
    }
}

package dev.postern.outbox;

/** The state of this home cannot be read or written. The message says what, where and how to mend it. */
public final class OutboxException extends RuntimeException {
    public OutboxException(String message, Throwable cause) {
        super(message, cause);
    }

    public OutboxException(String message) {
        super(message);
    }
}

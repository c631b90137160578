package dev.postern.harvest;

/** The outbox has no room; sources wait. */
public final class OutboxFullException extends RuntimeException {
    public OutboxFullException(String message) {
        super(message);
    }
}

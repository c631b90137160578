package dev.postern.evaluate;

/** An act that cannot be done as the alert stands; the message says why in a sentence that the person reads. */
public final class ActRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ActRefused(String message) {
        super(message);
    }
}

package dev.postern.source;

/** A source cannot be read now. The message names the thing, the place and the mend in one sentence. */
public final class SourceException extends Exception {
    public SourceException(String message) {
        super(message);
    }

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}

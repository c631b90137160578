package dev.postern.sink.local;

/** The embedded engine cannot be opened, read or written. The message says what, where and how to mend it. */
public final class LocalStoreException extends RuntimeException {
    public LocalStoreException(String message) {
        super(message);
    }

    public LocalStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}

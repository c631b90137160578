package dev.postern.schema;

/** A schema file is wrong, or something was asked of a stream that its schema does not have. */
public final class SchemaException extends RuntimeException {
    public SchemaException(String message) {
        super(message);
    }

    public SchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}

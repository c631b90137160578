package dev.postern.config;

/** The configuration cannot be used. The message is one sentence with file, place and mend. */
public final class ConfigException extends RuntimeException {
    public ConfigException(String message) {
        super(message);
    }

    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}

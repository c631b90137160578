package dev.postern.rules.run;

/** The rules cannot be asked on a database: its tables are not those of the schema, or it is closed. */
public final class RuleRunException extends RuntimeException {
    public RuleRunException(String message, Throwable cause) {
        super(message, cause);
    }
}

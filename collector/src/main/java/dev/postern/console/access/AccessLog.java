package dev.postern.console.access;

/** Is told of each login, failed login, throttling and logout, on the thread of the request. Thread-safe. */
@FunctionalInterface
public interface AccessLog {
    AccessLog NONE = event -> { };

    void record(AccessEvent event);
}

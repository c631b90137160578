package dev.postern.time;

import java.time.Duration;
import java.time.Instant;

/** The only way to ask for the time or to wait. Thread-safe. */
public interface Clock {
    Instant now();

    /** @throws InterruptedException where the wait was cut short */
    void sleep(Duration duration) throws InterruptedException;
}

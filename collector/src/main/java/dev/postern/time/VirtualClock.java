package dev.postern.time;

import java.time.Duration;
import java.time.Instant;

/** A clock that stands where it was put: for replay, where event time leads, and for tests. */
public final class VirtualClock implements Clock {
    private volatile Instant now;

    public VirtualClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant now() {
        return now;
    }

    /** Moves the clock forward; an earlier time leaves it where it is. */
    public synchronized void advanceTo(Instant time) {
        if (time.isAfter(now)) {
            now = time;
        }
    }

    @Override
    public synchronized void sleep(Duration duration) {
        now = now.plus(duration);
    }
}

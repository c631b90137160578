package dev.postern.testkit.crash;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Halts the process at the n-th passing of one step: no shutdown hook, no flush, as a kill would. Thread-safe. */
final class CrashTrigger {
    static final int EXIT = 137;

    private final Optional<CrashPoint> armed;
    private final AtomicInteger left;

    CrashTrigger(Optional<CrashPoint> armed, int passings) {
        this.armed = armed;
        this.left = new AtomicInteger(passings);
    }

    void passed(CrashPoint point) {
        if (armed.filter(point::equals).isPresent() && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(EXIT);
        }
    }
}

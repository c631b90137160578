package dev.postern.testkit.crash;

import dev.postern.time.Clock;
import dev.postern.time.SystemClock;
import java.time.Duration;
import java.time.Instant;

/** The machine's clock, put forward or back. */
final class ShiftedClock implements Clock {
    private final Clock real = new SystemClock();
    private volatile Duration shift = Duration.ZERO;

    void shift(Duration newShift) {
        shift = newShift;
    }

    @Override
    public Instant now() {
        return real.now().plus(shift);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        real.sleep(duration);
    }
}

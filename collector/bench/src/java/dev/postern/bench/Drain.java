package dev.postern.bench;

import dev.postern.harvest.Shipper;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.time.SystemClock;
import java.nio.file.Path;

/** Ships what waits in an outbox and ends: {@code Drain <state file> <HEC base address>}. */
public final class Drain {
    private Drain() {
    }

    public static void main(String[] args) {
        SystemClock clock = new SystemClock();
        try (SqliteOutbox outbox = new SqliteOutbox(Path.of(args[0]), OutboxLimits.DEFAULT, clock.now())) {
            new Shipper(outbox, new BareHecSink(args[1]), clock).ship(() -> false);
            if (outbox.waitingBytes() > 0) {
                throw new IllegalStateException(outbox.waitingBytes() + " bytes are left in the outbox");
            }
        }
    }
}

package dev.postern.testkit;

import java.time.Duration;
import java.util.Optional;

/** What a {@link HecReceiver} does with one request for events. */
public sealed interface HecAnswer {
    /** The events are taken and the sender hears so. */
    record Taken() implements HecAnswer {
    }

    /** The events are taken, but the sender hears so only after a while. */
    record TakenLate(Duration after) implements HecAnswer {
    }

    /** The events are taken, but the connection breaks in the middle of the answer. */
    record TakenAnswerLost() implements HecAnswer {
    }

    /** The events are not taken. {@code code} is HEC's own number of the reason. */
    record Refused(int status, int code, String text, Optional<Duration> retryAfter) implements HecAnswer {
    }

    static HecAnswer busy() {
        return new Refused(503, 9, "Server is busy", Optional.empty());
    }

    static HecAnswer busy(Duration retryAfter) {
        return new Refused(503, 9, "Server is busy", Optional.of(retryAfter));
    }
}

package dev.postern.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a sample tenant is made from.
 *
 * @param seed      the same seed makes the same files, byte for byte
 * @param start     midnight UTC at which the sample begins; a Monday shows the working week best
 * @param incidents what is staged in it
 */
public record SampleOptions(long seed, Instant start, Set<Incident> incidents) {
    public static final Instant DEFAULT_START = Instant.parse("2026-11-02T00:00:00Z");
    /** How long a sample lasts. */
    public static final int DAYS = 14;

    public SampleOptions {
        if (!start.equals(start.truncatedTo(ChronoUnit.DAYS))) {
            throw new IllegalArgumentException("start must be midnight UTC, but is " + start);
        }
        incidents = Set.copyOf(incidents);
    }

    /** Everything staged, at the default time. */
    public static SampleOptions ofSeed(long seed) {
        return new SampleOptions(seed, DEFAULT_START, EnumSet.allOf(Incident.class));
    }

    public Instant end() {
        return start.plus(Duration.ofDays(DAYS));
    }
}

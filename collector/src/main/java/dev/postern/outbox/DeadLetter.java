package dev.postern.outbox;

import java.time.Instant;

/**
 * A record that could not be read or delivered, kept with the reason.
 *
 * @param origin   name of the source, or of the sink that refused it
 * @param position where it stands, for people
 * @param reason   what is wrong
 * @param excerpt  its first bytes
 */
public record DeadLetter(Instant time, String origin, String position, String reason, byte[] excerpt) {
}

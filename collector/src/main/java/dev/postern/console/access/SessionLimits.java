package dev.postern.console.access;

import java.time.Duration;

/**
 * How long a login lasts.
 *
 * @param idle    without a request
 * @param longest in all
 */
public record SessionLimits(Duration idle, Duration longest) {
    public static final SessionLimits DEFAULT = new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(12));
}

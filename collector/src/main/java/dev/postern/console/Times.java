package dev.postern.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times on pages: UTC to the second, and ages in the largest unit that fits. */
final class Times {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private Times() {
    }

    /** Empty for an absent time. */
    static String utc(Instant time) {
        return time == null ? "" : UTC.format(time);
    }

    static String age(Instant time, Instant now) {
        Duration age = Duration.between(time, now);
        if (age.isNegative()) {
            return "ahead of the clock";
        }
        if (age.toDays() > 1) {
            return age.toDays() + " days";
        }
        if (age.toHours() > 1) {
            return age.toHours() + " hours";
        }
        return age.toMinutes() > 1 ? age.toMinutes() + " minutes" : "just now";
    }
}

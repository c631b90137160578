package dev.postern.testkit.load;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/** Random parts of one record. Not thread-safe. */
final class Draw {
    private static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");
    private static final String HEX = "0123456789abcdef";
    private final SplittableRandom random;
    private final long number;

    Draw(long seed, long number) {
        this.random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + number);
        this.number = number;
    }

    /** Records follow one another in time, about forty a second. */
    String time(DateTimeFormatter format) {
        return format.withZone(ZoneOffset.UTC).format(BEGIN.plusMillis(number * 25 + random.nextInt(25)));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    String hex(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(HEX.charAt(random.nextInt(16)));
        }
        return text.toString();
    }

    String uuid() {
        return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-8" + hex(3) + "-" + hex(12);
    }

    /** An id that looks like Exchange's long ones: base64 letters. */
    String base64(int length) {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(64)));
        }
        return text.toString();
    }

    String ip() {
        return of("192.0.2.", "198.51.100.", "203.0.113.") + (1 + random.nextInt(254));
    }

    String user() {
        return of("ana", "ben", "carla", "dmitri", "elena", "farid", "grace", "hana", "ivan", "jo") + "."
                + of("abel", "brandt", "costa", "dube", "evans", "fischer", "gupta", "horvat") + random.nextInt(500);
    }

    String ownAddress() {
        return user() + "@contoso.example";
    }

    String foreignAddress() {
        return user() + "@" + of("partner", "supplier", "bank", "customer", "press", "agency") + random.nextInt(60) + ".example";
    }
}

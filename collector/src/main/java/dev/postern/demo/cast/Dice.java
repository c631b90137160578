package dev.postern.demo.cast;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Seeded chance. Each purpose has its own sequence, so that adding to one part of the sample leaves the others as they
 * were. Only integers are drawn: floating point could differ between platforms. Not thread-safe.
 */
public final class Dice {
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
    private final SplittableRandom random;

    private Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    public static Dice of(long seed, String purpose) {
        long mixed = seed * SPREAD;
        for (int i = 0; i < purpose.length(); i++) {
            mixed = (mixed ^ purpose.charAt(i)) * SPREAD;
        }
        return new Dice(mixed);
    }

    /** From 0 up to, not including, {@code bound}. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    public int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /** Minutes from a list of two, both ends included, to the second. */
    public Duration minutes(List<Integer> range) {
        return Duration.ofSeconds(between(range.get(0) * 60, range.get(1) * 60));
    }

    public boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    public String hex(int digits) {
        byte[] text = new byte[digits];
        long bits = 0;
        for (int i = 0; i < digits; i++) {
            bits = i % 16 == 0 ? random.nextLong() : bits >>> 4;
            text[i] = DIGITS[(int) bits & 15];
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    public String guid() {
        long high = random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}

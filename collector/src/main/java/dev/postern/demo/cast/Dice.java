package dev.postern.demo.cast;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded chance. Each purpose has its own sequence, so that adding to one part of the sample leaves the others as they
 * were. Only integers are drawn: floating point could differ between platforms. Not thread-safe.
 */
public final class Dice {
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
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
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    public String guid() {
        long high = random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new java.util.UUID(high, low).toString();
    }
}

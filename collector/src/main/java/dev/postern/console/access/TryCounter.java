package dev.postern.console.access;

import dev.postern.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts tries to log in without success under one kind of key, such as names. After some free ones each further try has to wait,
 * twice as long each time up to a minute; nobody is locked out for longer. It remembers the keys used last. Not thread-safe.
 */
final class TryCounter {
    static final Duration LONGEST = Duration.ofMinutes(1);
    static final Duration MEMORY = Duration.ofMinutes(15);
    static final int MOST_KEYS = 10_000;

    private final int free;
    private final Clock clock;
    private final Map<String, Tries> byKey = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_KEYS;
        }
    };

    private record Tries(int count, Instant last, boolean refused) {
    }

    /** @param free tries without success before the first wait */
    TryCounter(int free, Clock clock) {
        this.free = free;
        this.clock = clock;
    }

    /** How long a key still has to wait; zero where it may try now. */
    Duration waits(String key) {
        Tries tries = byKey.get(key);
        if (tries == null) {
            return Duration.ZERO;
        }
        Duration passed = Duration.between(tries.last(), clock.now());
        if (passed.compareTo(MEMORY) >= 0) {
            byKey.remove(key);
            return Duration.ZERO;
        }
        Duration wait = delay(tries.count()).minus(passed);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    void count(String key) {
        Tries before = byKey.get(key);
        byKey.put(key, new Tries(before == null ? 1 : before.count() + 1, clock.now(), false));
    }

    /** Notes that a try had to wait; whether it was the first in this wait. */
    boolean refuse(String key) {
        Tries tries = byKey.get(key);
        if (tries == null || tries.refused()) {
            return false;
        }
        byKey.put(key, new Tries(tries.count(), tries.last(), true));
        return true;
    }

    /** Takes a counted try back. */
    void takeBack(String key) {
        byKey.computeIfPresent(key, (same, tries) -> tries.count() <= 1 ? null : new Tries(tries.count() - 1, tries.last(), tries.refused()));
    }

    void forget(String key) {
        byKey.remove(key);
    }

    int keys() {
        return byKey.size();
    }

    private Duration delay(int count) {
        if (count < free) {
            return Duration.ZERO;
        }
        Duration delay = Duration.ofSeconds(1L << Math.min(count - free, 30));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}

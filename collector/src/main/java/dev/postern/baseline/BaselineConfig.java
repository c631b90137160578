package dev.postern.baseline;

import java.time.Duration;
import java.util.Set;

/**
 * Settings of the baseline.
 *
 * @param settleAfter        how long after its snapshot a change waits for audit record and ticket; default 24 h
 * @param operationRetention how long operations are remembered, by event time; default 7 d
 * @param operationsPerObject most operations remembered of one object; default 1000
 * @param versionRetention   how long replaced versions of an object are kept; its last is always kept; default 30 d
 * @param listRefresh        age at which an unchanged list goes out again; default 6 h
 * @param unwatchedTypes     object types that are kept to look names up and yield no {@code change} rows; default {@code recipient},
 *                           whose creations and removals are daily business
 */
public record BaselineConfig(Duration settleAfter, Duration operationRetention, int operationsPerObject, Duration versionRetention,
        Duration listRefresh, Set<String> unwatchedTypes) {
    public BaselineConfig {
        unwatchedTypes = Set.copyOf(unwatchedTypes);
    }

    public static BaselineConfig defaults() {
        return new BaselineConfig(Duration.ofHours(24), Duration.ofDays(7), 1000, Duration.ofDays(30), Duration.ofHours(6), Set.of("recipient"));
    }
}

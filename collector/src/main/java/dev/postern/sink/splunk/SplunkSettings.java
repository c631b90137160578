package dev.postern.sink.splunk;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a Splunk sink posts and how.
 *
 * @param url         scheme, host and port of the HTTP Event Collector
 * @param token       asked before each delivery, so that it may change while the service runs
 * @param index       where the events go; empty where the token decides
 * @param authority   PEM file of the certificates to trust instead of the JVM's
 * @param acknowledge ask for indexer acknowledgement
 * @param inFlight    requests at a time
 * @param unconfirmed blocks that may wait for their acknowledgement
 * @param expiry      how long a block waits for its acknowledgement before it is sent again
 */
public record SplunkSettings(URI url, Supplier<String> token, Optional<String> index, Optional<Path> authority, boolean acknowledge, int inFlight,
        int unconfirmed, Duration expiry) {
    private static final int UNCONFIRMED_PER_REQUEST = 16;
    private static final Duration EXPIRY = Duration.ofMinutes(5);

    /** With the bounds of {@code docs/specs/delivery.md}. */
    public static SplunkSettings of(URI url, Supplier<String> token, Optional<String> index, Optional<Path> authority, boolean acknowledge, int inFlight) {
        return new SplunkSettings(url, token, index, authority, acknowledge, inFlight, inFlight * UNCONFIRMED_PER_REQUEST, EXPIRY);
    }
}

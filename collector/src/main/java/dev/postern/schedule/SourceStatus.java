package dev.postern.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * How a source fares.
 *
 * @param failures    harvests that failed since the last good one
 * @param lastSuccess end of the last good harvest
 * @param lastRows    end of the last harvest that brought rows
 * @param error       why the last harvest failed; empty after a good one
 * @param nextTry     earliest next harvest while it is backing off
 */
public record SourceStatus(String name, String type, int failures, Optional<Instant> lastSuccess, Optional<Instant> lastRows,
        Optional<String> error, Optional<Instant> nextTry) {

    /** State of a source whose last harvest read all there was. */
    public static final String OK = "ok";

    static SourceStatus fresh(String name, String type) {
        return new SourceStatus(name, type, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    SourceStatus succeeded(Instant now, boolean broughtRows) {
        return new SourceStatus(name, type, 0, Optional.of(now), broughtRows ? Optional.of(now) : lastRows, Optional.empty(), Optional.empty());
    }

    SourceStatus failed(Instant now, String reason, Instant retry) {
        return new SourceStatus(name, type, failures + 1, lastSuccess, lastRows, Optional.of(reason), Optional.of(retry));
    }

    /** {@code ok}, {@code failing}, or {@code waiting} for its first harvest. */
    public String state() {
        return error.isPresent() ? "failing" : lastSuccess.isPresent() ? OK : "waiting";
    }
}

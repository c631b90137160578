package dev.postern.testkit;

/**
 * What a {@link HecReceiver} has taken so far.
 *
 * @param requests     for events, that were taken
 * @param unique       different numbers
 * @param duplicates   events whose number had come before
 * @param strangers    events whose number cannot be read
 * @param mismatches   events that the payload check refused
 * @param acknowledged events whose acknowledgement the sender has been given
 * @param rawBytes     of bodies after inflation
 * @param wireBytes    of bodies as they came
 */
public record HecCounts(long requests, long unique, long duplicates, long strangers, long mismatches, long acknowledged, long rawBytes, long wireBytes) {
}

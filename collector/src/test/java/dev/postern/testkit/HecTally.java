package dev.postern.testkit;

import java.util.BitSet;

/**
 * Counts the events of request bodies by the {@link Seq} that each carries. An event may carry its own number several times; the same
 * number twice in succession within one body is one event. Thread-safe.
 */
final class HecTally {
    private final BitSet seen = new BitSet();
    private long requests;
    private long unique;
    private long duplicates;
    private long rawBytes;
    private long wireBytes;
    private long strangers;
    private long mismatches;

    /** Counts a body that was taken; returns how many events it held. */
    synchronized int add(byte[] body, int length, long wire) {
        requests++;
        rawBytes += length;
        wireBytes += wire;
        int events = 0;
        long last = -1;
        for (int at = Seq.find(body, 0, length); at >= 0; at = Seq.find(body, at + Seq.LENGTH, length)) {
            long seq = Seq.read(body, at);
            if (seq < 0 || seq > Integer.MAX_VALUE) {
                strangers++;
            } else if (seq != last) {
                last = seq;
                events++;
                if (seen.get((int) seq)) {
                    duplicates++;
                } else {
                    seen.set((int) seq);
                    unique++;
                }
            }
        }
        return events;
    }

    synchronized void mismatch() {
        mismatches++;
    }

    synchronized HecCounts counts(long acknowledged) {
        return new HecCounts(requests, unique, duplicates, strangers, mismatches, acknowledged, rawBytes, wireBytes);
    }

    /** The first number below {@code issued} that never came, or -1. */
    synchronized int firstMissing(int issued) {
        int missing = seen.nextClearBit(0);
        return missing < issued ? missing : -1;
    }
}

package dev.postern.bench;

import java.util.List;

/** What a recorded run has measured; {@code target/bench/results.json}, from which the page is written. */
record Results(String date, String machine, String command, String commit, long records, int runs, List<Peer> peers, List<Row> rows, List<Jmh> jmh, List<Limit> limits) {
    /** A case, present with its version or absent with the reason. */
    record Peer(String name, String title, String note, boolean ours, boolean present, String version) {
    }

    /**
     * All runs of one case at one level on one input.
     *
     * @param halfRuns runs on the first half of the records: what these cost less is what half of the records cost a warm program
     */
    record Row(String peer, String level, String input, long inputBytes, List<Run> runs, List<Run> halfRuns) {
    }

    /**
     * One run.
     *
     * @param cpu          seconds of the whole process tree from its start to the last event
     * @param receiverCpu  share of one CPU that the receiver used
     * @param problem      why the run does not count; empty where it does
     */
    record Run(double cpu, double wall, long peakMemory, long rawBytes, long wireBytes, long lost, long duplicates, double receiverCpu, String problem) {
        boolean counts() {
            return problem.isEmpty();
        }
    }

    /** A microbenchmark: operations a second, and the native bytes of one. */
    record Jmh(String name, double perSecond, double error, double bytes) {
    }

    /** One bound of the design: what was demanded, what was seen. */
    record Limit(String what, String goal, String seen, boolean held, String how) {
    }
}

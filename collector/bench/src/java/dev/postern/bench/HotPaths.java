package dev.postern.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the microbenchmarks in a JVM of their own and takes their figures over. */
final class HotPaths {
    /** @param bytes of native input, or of what is written, of one operation */
    private record Step(String name, String title, double bytes) {
    }

    private HotPaths() {
    }

    static List<Results.Jmh> run(Path work, int seconds) throws Exception {
        Files.createDirectories(work);
        Map<String, Result<?>> measured = new HashMap<>();
        for (Class<?> type : List.of(RecordPaths.class, DiskPaths.class)) {
            for (RunResult run : new Runner(new OptionsBuilder().include(type.getName().replace(".", "\\.") + "\\..*").forks(1)
                    .warmupIterations(seconds > 1 ? 3 : 1).warmupTime(TimeValue.seconds(1))
                    .measurementIterations(5).measurementTime(TimeValue.milliseconds(seconds * 200L)).jvmArgs("-Xmx512m", "-XX:+UseSerialGC",
                            "-Dpostern.bench.work=" + work).output(work.resolve(type.getSimpleName() + ".log").toString()).build()).run()) {
                Result<?> result = run.getPrimaryResult();
                String name = run.getParams().getBenchmark();
                measured.put(name.substring(name.lastIndexOf('.') + 1), result);
            }
        }
        List<Results.Jmh> results = new ArrayList<>();
        for (Step step : steps()) {
            Result<?> result = measured.get(step.name());
            if (result != null) {
                results.add(new Results.Jmh(step.title(), result.getScore(), result.getScoreError(), step.bytes()));
            }
        }
        return results;
    }

    private static Step step(String name, String title, double bytes) {
        return new Step(name, title, bytes);
    }

    /** In the order of the page: each step of ours above the limit that it can reach at best. */
    private static List<Step> steps() {
        double audit = RecordPaths.inputBytes("audit") / (double) RecordPaths.RECORDS;
        double tracking = RecordPaths.inputBytes("tracking") / (double) RecordPaths.RECORDS;
        return List.of(step("parseAudit", "audit: file to rows", audit),
                step("limitTokenWalkAudit", "*limit:* token walk of the JSON", audit),
                step("encodeAudit", "audit: rows to HEC events", audit),
                step("encodeAndGzipAudit", "audit: rows to compressed blocks", audit),
                step("limitGzip1Audit", "*limit:* gzip level 1 of the input", audit),
                step("parseTracking", "tracking: file to rows", tracking),
                step("limitCommaScanTracking", "*limit:* one look at each byte", tracking),
                step("encodeTracking", "tracking: rows to HEC events", tracking),
                step("encodeAndGzipTracking", "tracking: rows to compressed blocks", tracking),
                step("limitGzip1Tracking", "*limit:* gzip level 1 of the input", tracking),
                step("outboxCommitOf2000Events", "outbox: commit, take and settle of a 235 KiB block with 2,000 ids", DiskPaths.BLOCK),
                step("sqliteCommitOf235KiB", "*limit:* SQLite, the same bytes, WAL and FULL", DiskPaths.BLOCK),
                step("fdatasyncOf1MiB", "*limit:* write and fdatasync of 1 MiB", 1 << 20));
    }
}

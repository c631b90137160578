package dev.postern.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the microbenchmarks in a JVM of their own and takes their figures over. */
final class HotPaths {
    private HotPaths() {
    }

    static List<Results.Jmh> run(Path work, int seconds) throws Exception {
        Files.createDirectories(work);
        List<Results.Jmh> results = new ArrayList<>();
        for (Class<?> type : List.of(RecordPaths.class, DiskPaths.class)) {
            for (RunResult run : new Runner(new OptionsBuilder().include(type.getName().replace(".", "\\.") + "\\..*").forks(1)
                    .warmupIterations(seconds > 1 ? 3 : 1).warmupTime(TimeValue.seconds(1))
                    .measurementIterations(5).measurementTime(TimeValue.milliseconds(seconds * 200L)).jvmArgs("-Xmx512m", "-XX:+UseSerialGC",
                            "-Dpostern.bench.work=" + work).output(work.resolve(type.getSimpleName() + ".log").toString()).build()).run()) {
                Result<?> result = run.getPrimaryResult();
                String name = run.getParams().getBenchmark();
                name = name.substring(name.lastIndexOf('.') + 1);
                results.add(new Results.Jmh(name, result.getScore(), result.getScoreError(), bytes(name)));
            }
        }
        return results;
    }

    /** Bytes of one operation. */
    private static double bytes(String name) throws Exception {
        return switch (name) {
            case "outboxCommitOf2000Events", "sqliteCommitOf235KiB" -> DiskPaths.BLOCK;
            case "fdatasyncOf1MiB" -> 1 << 20;
            default -> RecordPaths.inputBytes(name.toLowerCase(java.util.Locale.ROOT).contains("tracking") ? "tracking" : "audit") / (double) RecordPaths.RECORDS;
        };
    }
}

package dev.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A started process and all below it, as {@code /proc} sees them. */
final class ProcessTree implements AutoCloseable {
    /** Clock ticks a second in {@code /proc/<pid>/stat}; 100 on every Linux that Java runs on. */
    private static final double TICKS = 100;

    private final Process root;
    private double lastCpu;
    private long lastPeak;

    ProcessTree(Process root) {
        this.root = root;
    }

    boolean alive() {
        return root.isAlive();
    }

    int exitCode() {
        return root.exitValue();
    }

    /** Seconds of user and system time of all processes of the tree, those that ended and were waited for included. */
    double cpu() {
        double ticks = 0;
        for (ProcessHandle process : live()) {
            ticks += ticks(process.pid());
        }
        lastCpu = Math.max(lastCpu, ticks / TICKS);
        return lastCpu;
    }

    /** Sum of the peaks of resident memory of the live processes, in bytes. */
    long peakMemory() {
        long peak = 0;
        for (ProcessHandle process : live()) {
            peak += status(process.pid(), "VmHWM:");
        }
        lastPeak = Math.max(lastPeak, peak);
        return lastPeak;
    }

    /** Resident memory now, in bytes. */
    long memory() {
        return live().stream().mapToLong(process -> status(process.pid(), "VmRSS:")).sum();
    }

    private List<ProcessHandle> live() {
        List<ProcessHandle> all = new ArrayList<>();
        all.add(root.toHandle());
        try (Stream<ProcessHandle> below = root.descendants()) {
            all.addAll(below.toList());
        }
        return all;
    }

    private static double ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]) + Double.parseDouble(fields[13]) + Double.parseDouble(fields[14]);
        } catch (IOException e) {
            return 0;
        }
    }

    private static long status(long pid, String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(field)).map(line -> line.replaceAll("[^0-9]", "")).mapToLong(Long::parseLong).findFirst().orElse(0) * 1024;
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }

    /** SIGTERM, and SIGKILL for what is left after ten seconds. */
    @Override
    public void close() throws InterruptedException {
        List<ProcessHandle> all = live();
        root.destroy();
        if (!root.waitFor(10, TimeUnit.SECONDS)) {
            all.forEach(ProcessHandle::destroyForcibly);
            root.waitFor();
        }
        all.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }
}

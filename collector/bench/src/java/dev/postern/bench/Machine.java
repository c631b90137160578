package dev.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The machine in one sentence. */
final class Machine {
    private Machine() {
    }

    static String describe() throws IOException {
        return cpus() + " CPUs (" + field("/proc/cpuinfo", "model name") + "), "
                + Math.round(Long.parseLong(field("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "")) / 1048576.0) + " GiB, Linux "
                + System.getProperty("os.version") + ", Java " + System.getProperty("java.version");
    }

    /** All of the machine's, not those that this process is pinned to. */
    private static long cpus() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("processor")).count();
        }
    }

    private static String field(String file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name)).map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse("?");
        }
    }
}

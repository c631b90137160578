package dev.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Sums collapsed stacks: {@code Hottest <file>} prints threads, frames by their own time, and our frames with all below them. */
public final class Hottest {
    private Hottest() {
    }

    public static void main(String[] args) throws IOException {
        Map<String, Long> threads = new HashMap<>();
        Map<String, Long> own = new HashMap<>();
        Map<String, Long> whole = new HashMap<>();
        long total = 0;
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            int space = line.lastIndexOf(' ');
            long samples = Long.parseLong(line.substring(space + 1));
            String[] frames = line.substring(0, space).split(";");
            total += samples;
            threads.merge(frames[0].replaceAll(" tid=.*", ""), samples, Long::sum);
            own.merge(frames[frames.length - 1], samples, Long::sum);
            for (String frame : new HashSet<>(List.of(frames))) {
                if (frame.startsWith("dev/postern") && !frame.contains("Lambda$")) {
                    whole.merge(frame, samples, Long::sum);
                }
            }
        }
        print("threads", threads, total, 8);
        print("own time", own, total, 40);
        print("ours, with all below", whole, total, 70);
    }

    private static void print(String title, Map<String, Long> samples, long total, int most) {
        System.out.println("-- " + title);
        samples.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(most)
                .forEach(entry -> System.out.printf("%5.1f %% %s%n", 100.0 * entry.getValue() / total, entry.getKey()));
    }
}

package dev.postern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs one case once: a receiver on CPU 1, the case on CPU 0, until the receiver has all records. */
final class CaseRun {
    private static final double BUSIEST_RECEIVER = 0.8;
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path work;
    private final Duration most;

    CaseRun(Path work, Duration most) {
        this.work = work;
        this.most = most;
    }

    Results.Run run(BenchCase bench, String level, String input, Path file, long records) throws IOException, InterruptedException {
        Path folder = work.resolve(bench.name());
        delete(folder);
        Files.createDirectories(folder);
        Process receiver = pinned(1, receiver(level.equals("acknowledged") ? "1" : "none")).redirectError(folder.resolve("receiver.log").toFile()).start();
        try (ProcessTree receiverTree = new ProcessTree(receiver)) {
            URI uri = URI.create(new BufferedReader(new InputStreamReader(receiver.getInputStream(), StandardCharsets.UTF_8)).readLine());
            double receiverBegin = receiverTree.cpu();
            ProcessBuilder start = pinned(0, List.of(bench.folder().resolve("start").toString()));
            start.environment().put("INPUT", input);
            start.environment().put("FILE", file.toString());
            start.environment().put("LEVEL", level);
            start.environment().put("HEC", uri.toString());
            start.environment().put("HEC_PORT", Integer.toString(uri.getPort()));
            start.environment().put("WORK", folder.toString());
            start.environment().put("BENCH_CLASSPATH", System.getProperty("java.class.path"));
            start.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
            long begin = System.nanoTime();
            try (ProcessTree tree = new ProcessTree(start.start())) {
                return watch(tree, receiverTree, receiverBegin, uri.resolve("/bench"), begin, level, records);
            }
        }
    }

    private Results.Run watch(ProcessTree tree, ProcessTree receiver, double receiverBegin, URI counts, long begin, String level, long records)
            throws IOException, InterruptedException {
        while (true) {
            JsonNode seen = counts(counts);
            long done = seen.path(level.equals("acknowledged") ? "acknowledged" : "unique").asLong();
            double cpu = tree.cpu();
            double wall = (System.nanoTime() - begin) / 1e9;
            boolean alive = tree.alive();
            if (done >= records || !alive || wall > most.toSeconds()) {
                long peak = tree.peakMemory();
                double share = (receiver.cpu() - receiverBegin) / wall;
                tree.close();
                JsonNode end = counts(counts);
                long lost = records - end.path("unique").asLong();
                String problem = done < records && !alive ? "the program ended with " + tree.exitCode() + " and " + lost + " records missing"
                        : done < records ? "not done after " + most.toSeconds() + " s; " + (records - done) + " records missing"
                        : share > BUSIEST_RECEIVER ? "the receiver used " + Math.round(share * 100) + " % of its CPU" : "";
                return new Results.Run(cpu, wall, peak, end.path("rawBytes").asLong(), end.path("wireBytes").asLong(), lost,
                        end.path("duplicates").asLong(), share, problem);
            }
            tree.peakMemory();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private JsonNode counts(URI uri) throws IOException, InterruptedException {
        return JSON.readTree(client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()).body());
    }

    /** @param polls polls until an acknowledgement is given, or {@code none} */
    static List<String> receiver(String polls) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx512m",
                "-Dsun.net.httpserver.nodelay=true", "-cp", System.getProperty("java.class.path"), ReceiverMain.class.getName(), polls);
    }

    static ProcessBuilder pinned(int cpu, List<String> command) {
        List<String> pinned = new java.util.ArrayList<>(List.of("taskset", "-c", Integer.toString(cpu)));
        pinned.addAll(command);
        return new ProcessBuilder(pinned);
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}

package dev.postern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.net.HttpPoster;
import dev.postern.sink.splunk.SplunkSettings;
import dev.postern.sink.splunk.SplunkSink;
import dev.postern.testkit.load.Load;
import dev.postern.testkit.load.LoadFile;
import dev.postern.time.SystemClock;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the service costs while nothing happens, and how it stands a long outage of its sink. The service runs on CPU 0. */
final class Limits {
    private static final long SPARE_DISK = 8L << 30;
    private final Path work;
    private final Path postern;
    private final long seed;

    Limits(Path work, Path bench, long seed) {
        this.work = work;
        this.postern = bench.resolve("../target/postern/bin/postern").normalize();
        this.seed = seed;
    }

    List<Results.Limit> all(int sources, int idleSeconds, long backlog, double outboxGib) throws Exception {
        List<Results.Limit> limits = new ArrayList<>();
        CaseRun.delete(work);
        limits.add(idle(sources, idleSeconds));
        limits.add(drain(backlog));
        limits.add(start(outboxGib));
        CaseRun.delete(work);
        return limits;
    }

    private Results.Limit idle(int sources, int seconds) throws Exception {
        Path folder = Files.createDirectories(work.resolve("idle"));
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < sources; i++) {
            Path file = folder.resolve("in").resolve("s" + i).resolve("audit.jsonl");
            LoadFile.write(Load.named("audit", seed), i * 10L, 10, file);
            list.append("  - {name: s").append(i).append(", type: unified-audit, path: ").append(file.getParent()).append("}\n");
        }
        try (Receiver receiver = new Receiver(); Service service = new Service(folder, list.toString(), receiver.uri)) {
            service.awaitRunning(120);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
            while (receiver.events() < sources * 10L && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(500);
            }
            boolean all = receiver.events() >= sources * 10L;
            TimeUnit.SECONDS.sleep(Math.min(seconds, 15));
            double before = service.tree.cpu();
            TimeUnit.SECONDS.sleep(seconds);
            double share = (service.tree.cpu() - before) / seconds;
            return new Results.Limit("CPU with " + sources + " idle sources, read every 30 s", "at most 1 % of one CPU",
                    String.format(Locale.ROOT, "%.2f %%", share * 100), all && share <= 0.01,
                    "over " + seconds + " s after all had been read" + (all ? "" : "; not all sources were read within three minutes"));
        }
    }

    private Results.Limit drain(long wanted) throws Exception {
        Path folder = Files.createDirectories(work.resolve("drain"));
        Path state = stateFile(folder);
        long most = (Files.getFileStore(folder).getUsableSpace() - SPARE_DISK) / 2;
        long events;
        try (SplunkSink sink = sink()) {
            events = Blocks.fill(state, sink, filled -> filled >= wanted || size(state) > most);
        }
        List<Long> memory = new ArrayList<>();
        long begin = System.nanoTime();
        try (Receiver receiver = new Receiver(); Service service = new Service(folder, source(folder), receiver.uri)) {
            service.awaitRunning(120);
            long end = begin + TimeUnit.SECONDS.toNanos(1200);
            while (receiver.events() < events && System.nanoTime() < end && service.tree.alive()) {
                memory.add(service.tree.memory());
                TimeUnit.MILLISECONDS.sleep(200);
            }
            boolean all = receiver.events() >= events;
            long peak = service.tree.peakMemory();
            long tenth = at(memory, 0.1);
            long last = at(memory, 0.95);
            return new Results.Limit("memory while a backlog of " + String.format(Locale.ROOT, "%,d", events) + " events drains",
                    "does not grow; at most 256 MB",
                    String.format(Locale.ROOT, "%d MB after a tenth, %d MB near the end, %d MB at most", tenth >> 20, last >> 20, peak >> 20),
                    all && peak <= 256L << 20, String.format(Locale.ROOT, "%,.0f events a second of wall time%s%s",
                            events / ((System.nanoTime() - begin) / 1e9), all ? "" : "; it was not drained",
                            events < wanted ? "; the disk allowed no more than this" : ""));
        }
    }

    private Results.Limit start(double gib) throws Exception {
        Path folder = Files.createDirectories(work.resolve("start"));
        CaseRun.delete(work.resolve("drain"));
        Path state = stateFile(folder);
        long wanted = (long) (gib * (1L << 30));
        long most = Math.min(wanted, Files.getFileStore(folder).getUsableSpace() - SPARE_DISK);
        try (SplunkSink sink = sink()) {
            Blocks.fill(state, sink, filled -> size(state) >= most);
        }
        try (Service service = new Service(folder, source(folder), URI.create("http://127.0.0.1:9"))) {
            double seconds = service.awaitRunning(120);
            return new Results.Limit(String.format(Locale.ROOT, "start with an outbox of %.1f GB", size(state) / 1e9), "under 5 s",
                    String.format(Locale.ROOT, "%.1f s", seconds), seconds < 5, "from the start of the process to the line that says it runs"
                            + (most < wanted ? "; the disk allowed no more than this" : ""));
        }
    }

    private static SplunkSink sink() throws IOException {
        return new SplunkSink("splunk", SplunkSettings.of(URI.create("http://127.0.0.1:9"), () -> "none", Optional.empty(), Optional.empty(), false, 4),
                HttpPoster.Limits.DEFAULT, new SystemClock());
    }

    private static Path stateFile(Path folder) throws IOException {
        return Files.createDirectories(folder.resolve("home")).resolve("state.db");
    }

    private static String source(Path folder) throws IOException {
        Path empty = Files.createDirectories(folder.resolve("in"));
        return "  - {name: empty, type: unified-audit, path: " + empty + "}\n";
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static long at(List<Long> samples, double share) {
        return samples.isEmpty() ? 0 : samples.get((int) ((samples.size() - 1) * share));
    }

    private final class Service implements AutoCloseable {
        private final long begin = System.nanoTime();
        private final Path log;
        private final ProcessTree tree;

        Service(Path folder, String sources, URI hec) throws IOException {
            Path config = folder.resolve("postern.yml");
            Files.writeString(config, "tenant: contoso.example\nhome: " + folder.resolve("home") + "\nengine: {enabled: false}\nsources:\n" + sources
                    + "sinks:\n  - {name: splunk, type: splunk, url: \"" + hec + "\", token: \"${env:HEC_TOKEN}\", acknowledge: false}\n");
            log = folder.resolve("log");
            ProcessBuilder start = CaseRun.pinned(0, List.of(postern.toString(), "run", "--config", config.toString()))
                    .redirectErrorStream(true).redirectOutput(log.toFile());
            start.environment().put("HEC_TOKEN", "00000000-0000-0000-0000-000000000000");
            start.environment().put("JAVA_OPTS", "-Xmx160m");
            tree = new ProcessTree(start.start());
        }

        /** Seconds since the start. */
        double awaitRunning(int most) throws IOException, InterruptedException {
            while (!Files.readString(log).contains("postern: running")) {
                if (!tree.alive() || System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(most)) {
                    throw new IOException("the service did not start: " + Files.readString(log));
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return (System.nanoTime() - begin) / 1e9;
        }

        @Override
        public void close() throws InterruptedException {
            tree.close();
        }
    }

    private static final class Receiver implements AutoCloseable {
        private final ProcessTree tree;
        private final URI uri;
        private final HttpClient client = HttpClient.newHttpClient();

        Receiver() throws IOException {
            Process process = CaseRun.pinned(1, CaseRun.receiver("none")).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            tree = new ProcessTree(process);
            uri = URI.create(new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine());
        }

        /** Events so far, those that came twice included: blocks of a made backlog repeat their numbers. */
        long events() throws IOException, InterruptedException {
            JsonNode counts = new ObjectMapper().readTree(client.send(HttpRequest.newBuilder(uri.resolve("/bench")).build(),
                    HttpResponse.BodyHandlers.ofString()).body());
            return counts.path("unique").asLong() + counts.path("duplicates").asLong();
        }

        @Override
        public void close() throws InterruptedException {
            tree.close();
        }
    }
}

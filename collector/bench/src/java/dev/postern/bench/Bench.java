package dev.postern.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.postern.testkit.load.Load;
import dev.postern.testkit.load.LoadFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The benchmark: runs cases, microbenchmarks and limits, and keeps what they gave in one JSON file. Started by {@code bench/run}. */
@Command(name = "bench", mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
    @Option(names = "--records", description = "records of each input (default ${DEFAULT-VALUE})")
    private long records = 200_000;
    @Option(names = "--runs", description = "recorded runs of each row (default ${DEFAULT-VALUE})")
    private int runs = 5;
    @Option(names = "--warm-up", description = "runs before them that do not count (default ${DEFAULT-VALUE})")
    private int warmUp = 1;
    @Option(names = "--seed", description = "seed of the inputs (default ${DEFAULT-VALUE})")
    private long seed = 42;
    @Option(names = "--timeout", description = "seconds after which a run is given up (default ${DEFAULT-VALUE})")
    private long timeout = 120;
    @Option(names = "--case", description = "only these cases", split = ",")
    private List<String> cases = List.of();
    @Option(names = "--input", description = "only these inputs", split = ",")
    private List<String> inputs = List.of();
    @Option(names = "--level", description = "only these classes of work", split = ",")
    private List<String> levels = List.of();
    @Option(names = "--no-cases", description = "leave the cases out")
    private boolean noCases;
    @Option(names = "--no-jmh", description = "leave the microbenchmarks out")
    private boolean noJmh;
    @Option(names = "--no-limits", description = "leave the limits out")
    private boolean noLimits;
    @Option(names = "--jmh-seconds", description = "measured seconds of each microbenchmark (default ${DEFAULT-VALUE})")
    private int jmhSeconds = 5;
    @Option(names = "--sources", description = "idle sources (default ${DEFAULT-VALUE})")
    private int sources = 1000;
    @Option(names = "--idle-seconds", description = "how long they are watched (default ${DEFAULT-VALUE})")
    private int idleSeconds = 60;
    @Option(names = "--backlog", description = "events of the backlog (default ${DEFAULT-VALUE})")
    private long backlog = 10_000_000;
    @Option(names = "--outbox-gib", description = "size of the outbox to start with (default ${DEFAULT-VALUE})")
    private double outboxGib = 10;
    @Option(names = "--page", description = "where the page goes; without it none is written")
    private Path page;
    @Option(names = "--command", description = "the command as it was typed, for the page")
    private String command = "collector/bench/run";
    @Option(names = "--commit", description = "the commit that was measured, for the page")
    private String commit = "";

    private final Path root = Path.of(System.getProperty("postern.bench"));
    private final Path work = Path.of(System.getProperty("postern.bench.work"));

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).setOverwrittenOptionsAllowed(true).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        List<Results.Peer> peers = new ArrayList<>();
        List<Results.Row> rows = new ArrayList<>();
        if (!noCases) {
            for (BenchCase bench : BenchCase.all(root.resolve("cases"))) {
                if (wanted(cases, bench.name())) {
                    Results.Peer peer = install(bench);
                    peers.add(peer);
                    if (peer.present()) {
                        rows(bench, rows);
                    }
                }
            }
        }
        List<Results.Jmh> jmh = noJmh ? List.of() : HotPaths.run(work.resolve("jmh"), jmhSeconds);
        List<Results.Limit> limits = noLimits ? List.of() : new Limits(work.resolve("limits"), root, seed).all(sources, idleSeconds, backlog, outboxGib);
        Results results = new Results(LocalDate.now(ZoneOffset.UTC).toString(), Machine.describe(), command, commit, records, runs, peers, rows, jmh, limits);
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(work.resolve("results.json").toFile(), results);
        String text = PerformancePage.of(results, Goal.all(root.resolve("goals.yml")));
        System.out.println(text);
        if (page != null) {
            Files.writeString(page, text, StandardCharsets.UTF_8);
        }
        return 0;
    }

    private void rows(BenchCase bench, List<Results.Row> rows) throws IOException, InterruptedException {
        for (BenchCase.Work does : bench.work()) {
            for (String input : does.inputs()) {
                if (wanted(inputs, input) && wanted(levels, does.level())) {
                    Path file = input(input, records);
                    CaseRun run = new CaseRun(work.resolve("runs"), Duration.ofSeconds(timeout));
                    List<Results.Run> measured = new ArrayList<>();
                    for (int i = 0; i < warmUp + runs; i++) {
                        Results.Run result = run.run(bench, does.level(), input, file, records);
                        System.err.printf("%s %s %s run %d: %.2f CPU-s, %.0f events/CPU-s, %.2f s, %d MB, %d lost, %d duplicates %s%n", bench.name(), does.level(),
                                input, i, result.cpu(), records / result.cpu(), result.wall(), result.peakMemory() >> 20, result.lost(), result.duplicates(),
                                result.problem());
                        if (i >= warmUp) {
                            measured.add(result);
                        }
                        if (result.lost() > 0) {
                            break;
                        }
                    }
                    rows.add(new Results.Row(bench.name(), does.level(), input, Files.size(file), measured, halfRuns(bench, does.level(), input)));
                }
            }
        }
    }

    private List<Results.Run> halfRuns(BenchCase bench, String level, String input) throws IOException, InterruptedException {
        List<Results.Run> measured = new ArrayList<>();
        for (int i = 0; i < Math.min(runs, 3); i++) {
            measured.add(new CaseRun(work.resolve("runs"), Duration.ofSeconds(timeout)).run(bench, level, input, input(input, records / 2), records / 2));
        }
        return measured;
    }

    private Path input(String name, long most) throws IOException {
        Load load = Load.named(name, seed);
        Path file = work.resolve("inputs").resolve(name + "-" + most + "-" + seed + "." + load.extension());
        if (!Files.exists(file)) {
            LoadFile.write(load, 0, most, file);
        }
        return file;
    }

    /** Runs a case's {@code install}: it prints the version and ends with 0, or prints why the program is absent. */
    private Results.Peer install(BenchCase bench) throws IOException, InterruptedException {
        Path log = work.resolve("install-" + bench.name() + ".log");
        ProcessBuilder install = new ProcessBuilder(bench.folder().resolve("install").toString()).redirectError(log.toFile());
        install.environment().put("WORK", work.resolve("peers").toString());
        install.environment().put("BENCH_CLASSPATH", System.getProperty("java.class.path"));
        Process process = install.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        boolean present = process.waitFor() == 0;
        System.err.println(bench.name() + ": " + (present ? said : "absent: " + said));
        return new Results.Peer(bench.name(), bench.title(), bench.note(), bench.ours(), present, said.lines().reduce((first, last) -> last).orElse("see " + log.getFileName()));
    }

    private static boolean wanted(List<String> only, String name) {
        return only.isEmpty() || only.contains(name);
    }
}

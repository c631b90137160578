package dev.postern.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Writes {@code docs/performance.md} from results. */
final class PerformancePage {
    private static final Map<String, String> LEVELS = new LinkedHashMap<>();
    private static final Map<String, String> INPUTS = new LinkedHashMap<>();
    private static final long MOST_MEMORY = 256L << 20;

    static {
        LEVELS.put("raw", "Ship raw: lines go out as they are");
        LEVELS.put("parse", "Parse: records are parsed to fields, kept in memory, sent");
        LEVELS.put("durable", "Parse and durable: what was read survives a kill before it was sent");
        LEVELS.put("acknowledged", "Parse, durable and acknowledged: kept until the receiver's indexer acknowledgement");
        INPUTS.put("audit", "Microsoft 365 audit JSON");
        INPUTS.put("tracking", "Exchange message tracking CSV, 30 columns");
        INPUTS.put("postfix", "Postfix syslog");
    }

    private final Results results;
    private final List<Goal> goals;
    private final StringBuilder page = new StringBuilder();

    private PerformancePage(Results results, List<Goal> goals) {
        this.results = results;
        this.goals = goals;
    }

    static String of(Results results, List<Goal> goals) {
        return new PerformancePage(results, goals).write();
    }

    private String write() {
        page.append("# Performance\n\nWritten by `collector/bench/run` from what it measured; do not edit. How it measures: [collector/bench/README.md]"
                + "(../collector/bench/README.md).\n\n");
        table(List.of("what", "value"), List.of(List.of("date", results.date()), List.of("machine", results.machine()), List.of("commit", results.commit()),
                List.of("repeat with", "`" + results.command() + "`"), List.of("records of each input", Figures.format("%,.0f", results.records())),
                List.of("runs of each row", results.runs() + "; the median, and least–most")));
        page.append("Each program runs alone on one CPU; the receiver has the other. *Events per CPU-second* divides the records by user and system time of\n"
                + "all processes of the program, from its start to the last event: a JVM's start and compilation are in it. *Warm* is half of the\n"
                + "records divided by what the whole input costs more than its first half: nearer to a service that runs for months. Rows of different\n"
                + "classes do not compare.\n\n");
        goals();
        classes();
        peers();
        hotPaths();
        limits();
        return page.toString().replaceAll("\n{3,}", "\n\n").stripTrailing() + "\n";
    }

    private void goals() {
        page.append("## Goals\n\n");
        List<List<String>> rows = new ArrayList<>();
        for (Goal goal : goals) {
            Optional<Figures> ours = Stream.of("acknowledged", "durable").flatMap(level -> rows(goal.input(), level, true)).findFirst();
            Optional<Figures> best = Stream.of("parse", "durable", "acknowledged").flatMap(level -> rows(goal.input(), level, false))
                    .max(Comparator.comparingDouble(Figures::eventsPerCpuSecond));
            Optional<Double> bound = goal.eventsPerCpuSecond().or(() -> best.map(peer -> goal.timesBestPeer().orElse(1.0) * peer.eventsPerCpuSecond()));
            String reached = ours.isEmpty() ? "not measured yet" : bound.isEmpty() ? "no peer to compare with"
                    : ours.get().eventsPerCpuSecond() >= bound.get() ? "reached" : Figures.format("no, %.0f %% of it", 100 * ours.get().eventsPerCpuSecond() / bound.get());
            rows.add(List.of(goal.what(), goal.timesBestPeer().map(times -> times + " × best peer").orElse("")
                    + bound.map(value -> (goal.timesBestPeer().isPresent() ? " = " : "at least ") + Figures.format("%,.0f", value)).orElse(""),
                    best.map(peer -> Figures.format("%,.0f", peer.eventsPerCpuSecond())).orElse("none ran"),
                    ours.map(Figures::events).orElse(""), reached));
        }
        long peak = results.rows().stream().filter(row -> ours(row.peer())).map(this::figures).mapToLong(Figures::peakMemory).max().orElse(0);
        if (peak > 0) {
            rows.add(List.of("peak memory of the process at full load, remote sink", "at most 256 MB", "", (peak >> 20) + " MB", peak <= MOST_MEMORY ? "reached" : "no"));
        }
        table(List.of("goal", "events per CPU-second wanted", "best peer here (parses; durable or not)", "Postern", "reached"), rows);
    }

    private void classes() {
        LEVELS.forEach((level, meaning) -> {
            List<List<String>> rows = new ArrayList<>();
            INPUTS.forEach((input, name) -> results.rows().stream().filter(row -> row.level().equals(level) && row.input().equals(input)).forEach(row -> {
                Figures figures = figures(row);
                rows.add(figures.any() ? List.of(name, title(row.peer()), figures.events(), figures.warmEvents(), figures.megabytes(), figures.memory(),
                        figures.wirePerEvent(), figures.rawPerNativeByte(), figures.lostAndDuplicated() + figures.problem().map(text -> "; a run is left out: " + text).orElse(""))
                        : List.of(name, title(row.peer()), "does not count: " + figures.problem().orElse("no run"), "", "", "", "", "", ""));
            }));
            if (!rows.isEmpty()) {
                page.append("## ").append(meaning).append("\n\n");
                table(List.of("input", "program", "events per CPU-second", "warm", "MB in per CPU-second", "peak MB", "bytes on the wire per event",
                        "bytes sent, uncompressed, per native byte", "lost / duplicated"), rows);
            }
        });
    }

    private void peers() {
        if (!results.peers().isEmpty()) {
            page.append("## Programs\n\n");
            table(List.of("program", "version", "what to know"), results.peers().stream()
                    .map(peer -> List.of(peer.title(), peer.present() ? peer.version() : "absent: " + peer.version(), peer.note())).toList());
        }
    }

    private void hotPaths() {
        if (!results.jmh().isEmpty()) {
            page.append("## Hot paths and physical limits\n\nJMH, one thread. Rows that begin with *limit* are what the machine allows for that step alone. MB are of\nnative input; of what is written for the last three.\n\n");
            table(List.of("step", "per second", "± (99.9 %)", "MB per second"), results.jmh().stream().map(jmh -> List.of(
                    jmh.name(), Figures.format("%,.0f", jmh.perSecond()),
                    Double.isNaN(jmh.error()) ? "" : Figures.format("%,.0f", jmh.error()), Figures.format("%,.0f", jmh.perSecond() * jmh.bytes() / 1e6))).toList());
        }
    }

    private void limits() {
        if (!results.limits().isEmpty()) {
            page.append("## Limits\n\n");
            table(List.of("what", "goal", "seen", "held", "how"), results.limits().stream()
                    .map(limit -> List.of(limit.what(), limit.goal(), limit.seen(), limit.held() ? "yes" : "no", limit.how())).toList());
        }
    }

    private Stream<Figures> rows(String input, String level, boolean ours) {
        Predicate<Results.Row> wanted = row -> row.input().equals(input) && row.level().equals(level) && ours(row.peer()) == ours;
        return results.rows().stream().filter(wanted).map(this::figures).filter(Figures::any);
    }

    private Figures figures(Results.Row row) {
        return new Figures(row, results.records());
    }

    private boolean ours(String peer) {
        return results.peers().stream().anyMatch(known -> known.name().equals(peer) && known.ours());
    }

    private String title(String peer) {
        return results.peers().stream().filter(known -> known.name().equals(peer)).map(Results.Peer::title).findFirst().orElse(peer);
    }

    private void table(List<String> head, List<List<String>> rows) {
        line(head);
        line(head.stream().map(cell -> "---").toList());
        rows.forEach(this::line);
        page.append('\n');
    }

    private void line(List<String> cells) {
        page.append("| ").append(String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|")).toList())).append(" |\n");
    }
}

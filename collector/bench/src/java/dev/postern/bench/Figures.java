package dev.postern.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The counting runs of a row in the form of a table: median, and least to most. */
final class Figures {
    private final Results.Row row;
    private final long records;
    private final List<Results.Run> runs;

    Figures(Results.Row row, long records) {
        this.row = row;
        this.records = records;
        this.runs = row.runs().stream().filter(Results.Run::counts).toList();
    }

    boolean any() {
        return !runs.isEmpty();
    }

    double eventsPerCpuSecond() {
        return median(run -> records / run.cpu());
    }

    String events() {
        return spread(run -> records / run.cpu(), "%,.0f");
    }

    /** Events per CPU-second of a warm program; empty where the difference of whole and half runs is too small to say. */
    String warmEvents() {
        double[] half = row.halfRuns().stream().filter(Results.Run::counts).mapToDouble(Results.Run::cpu).sorted().toArray();
        double more = half.length == 0 ? 0 : median(Results.Run::cpu) - half[half.length / 2];
        return more < 0.5 ? "" : format("%,.0f", records / 2.0 / more);
    }

    String megabytes() {
        return format("%.1f", median(run -> row.inputBytes() / 1e6 / run.cpu()));
    }

    long peakMemory() {
        return runs.stream().mapToLong(Results.Run::peakMemory).max().orElse(0);
    }

    String memory() {
        return format("%.0f", median(run -> run.peakMemory() >> 20));
    }

    String wirePerEvent() {
        return format("%.0f", median(run -> run.wireBytes() / (double) records));
    }

    String rawPerNativeByte() {
        return format("%.2f", median(run -> run.rawBytes() / (double) row.inputBytes()));
    }

    String lostAndDuplicated() {
        return runs.stream().mapToLong(Results.Run::lost).sum() + " / " + runs.stream().mapToLong(Results.Run::duplicates).sum();
    }

    /** Why runs do not count; empty where all do. */
    Optional<String> problem() {
        return row.runs().stream().map(Results.Run::problem).filter(text -> !text.isEmpty()).findFirst();
    }

    private String spread(ToDoubleFunction<Results.Run> of, String form) {
        String median = format(form, median(of));
        double[] all = runs.stream().mapToDouble(of).sorted().toArray();
        return all.length < 2 ? median : median + " (" + format(form, all[0]) + "–" + format(form, all[all.length - 1]) + ")";
    }

    private double median(ToDoubleFunction<Results.Run> of) {
        double[] all = runs.stream().mapToDouble(of).sorted().toArray();
        return all.length == 0 ? 0 : (all[(all.length - 1) / 2] + all[all.length / 2]) / 2;
    }

    static String format(String form, double value) {
        return String.format(Locale.ROOT, form, value);
    }
}

package dev.postern.console;

import dev.postern.harvest.SinkState;
import dev.postern.outbox.DeadLetter;
import dev.postern.outbox.Outbox;
import dev.postern.outbox.SinkCounts;
import dev.postern.outbox.SourceCounts;
import dev.postern.schedule.SourceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** State of a home as plain maps, for {@code postern status} and the local API. */
public final class StatusReport {
    private static final int NEWEST = 5;

    private StatusReport() {
    }

    /**
     * @param service  what a running service knows of its sources; empty where none runs
     * @param states   what a running service knows of its sinks
     * @param alerts   alerts recorded so far; empty where the embedded engine is not open
     */
    public static Map<String, Object> of(Outbox outbox, Optional<Collection<SourceStatus>> service, List<SinkState> states, Optional<Long> alerts,
            Instant now) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("time", now.toString());
        report.put("running", service.isPresent());
        Map<String, SourceCounts> counts = new LinkedHashMap<>(outbox.sourceCounts());
        List<Map<String, Object>> sources = new ArrayList<>();
        service.orElse(List.of()).forEach(status -> sources.add(source(status.name(), Optional.of(status),
                Optional.ofNullable(counts.remove(status.name())).orElse(SourceCounts.NONE))));
        counts.forEach((name, count) -> sources.add(source(name, Optional.empty(), count)));
        report.put("sources", sources);
        List<Map<String, Object>> sinks = new ArrayList<>();
        Map<String, SinkCounts> sinkCounts = new LinkedHashMap<>(outbox.sinkCounts());
        states.forEach(state -> sinks.add(sink(state.name(), Optional.of(state), Optional.ofNullable(sinkCounts.remove(state.name()))
                .orElse(SinkCounts.NONE))));
        sinkCounts.forEach((name, count) -> sinks.add(sink(name, Optional.empty(), count)));
        report.put("sinks", sinks);
        alerts.ifPresent(count -> report.put("alerts", count));
        report.put("deadLetters", outbox.deadLetterCount());
        report.put("newestDeadLetters", outbox.deadLetters(NEWEST).stream().map(StatusReport::letter).toList());
        return report;
    }

    private static Map<String, Object> source(String name, Optional<SourceStatus> status, SourceCounts count) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("name", name);
        status.ifPresent(known -> {
            source.put("type", known.type());
            source.put("state", known.state());
            known.lastSuccess().ifPresent(time -> source.put("lastSuccess", time.toString()));
            known.lastRows().ifPresent(time -> source.put("lastRows", time.toString()));
            known.error().ifPresent(error -> source.put("error", error));
            known.nextTry().ifPresent(time -> source.put("nextTry", time.toString()));
        });
        source.put("read", count.read());
        source.put("committed", count.committed());
        source.put("duplicates", count.duplicates());
        source.put("rejected", count.rejected());
        source.put("derived", count.derived());
        return source;
    }

    private static Map<String, Object> sink(String name, Optional<SinkState> state, SinkCounts count) {
        Map<String, Object> sink = new LinkedHashMap<>();
        sink.put("name", name);
        state.ifPresent(known -> sink.put("level", known.level().name().toLowerCase(Locale.ROOT)));
        sink.put("committed", count.committed());
        sink.put("delivered", count.delivered());
        sink.put("dead", count.dead());
        sink.put("waiting", count.waitingRows());
        sink.put("waitingBytes", count.waitingBytes());
        state.flatMap(SinkState::problem).ifPresent(problem -> sink.put("problem", problem));
        return sink;
    }

    private static Map<String, Object> letter(DeadLetter letter) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("time", letter.time().toString());
        map.put("origin", letter.origin());
        map.put("position", letter.position());
        map.put("reason", letter.reason());
        return map;
    }
}

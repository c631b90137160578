package dev.postern.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What an outbox is, without disk: the truth that {@link OutboxModelTest} holds the real one against. */
final class OutboxModel {
    static final class Waiting {
        final String sink;
        final long firstSeq;
        final int rows;
        final String body;
        int attempts;
        Instant notBefore = Instant.EPOCH;

        Waiting(String sink, long firstSeq, int rows, String body) {
            this.sink = sink;
            this.firstSeq = firstSeq;
            this.rows = rows;
            this.body = body;
        }
    }

    final Map<String, String> cursors = new TreeMap<>();
    final Map<String, Long> next = new TreeMap<>();
    final List<Waiting> waiting = new ArrayList<>();
    final List<String> deadLetters = new ArrayList<>();
    final Set<EventKey> seen = new HashSet<>();
    final Map<String, String> documents = new TreeMap<>();
    final Map<String, SourceCounts> sources = new LinkedHashMap<>();
    final Map<String, long[]> sinks = new TreeMap<>();

    long nextSeq(String sink) {
        return next.getOrDefault(sink, 1L);
    }

    void block(String sink, int rows, String body) {
        waiting.add(new Waiting(sink, nextSeq(sink), rows, body));
        next.put(sink, nextSeq(sink) + rows);
        sinks.computeIfAbsent(sink, name -> new long[3])[0] += rows;
    }

    void count(String source, SourceCounts page) {
        SourceCounts so = sources.getOrDefault(source, SourceCounts.NONE);
        sources.put(source, new SourceCounts(so.read() + page.read(), so.committed() + page.committed(), so.duplicates() + page.duplicates(),
                so.rejected() + page.rejected(), so.derived() + page.derived()));
    }

    List<Waiting> take(String sink, Instant now, int most) {
        return waiting.stream().filter(block -> block.sink.equals(sink) && !block.notBefore.isAfter(now)).limit(most).toList();
    }

    void settle(List<Waiting> blocks) {
        waiting.removeAll(blocks);
        blocks.forEach(block -> sinks.get(block.sink)[1] += block.rows);
    }

    void bury(Waiting block, String letter) {
        waiting.remove(block);
        deadLetters.add(letter);
        sinks.get(block.sink)[2] += block.rows;
    }

    Map<String, SinkCounts> sinkCounts() {
        Map<String, SinkCounts> counts = new TreeMap<>();
        sinks.forEach((sink, numbers) -> {
            List<Waiting> blocks = waiting.stream().filter(block -> block.sink.equals(sink)).toList();
            counts.put(sink, new SinkCounts(numbers[0], numbers[1], numbers[2], blocks.size(), blocks.stream().mapToLong(block -> block.rows).sum(),
                    blocks.stream().mapToLong(block -> block.body.length()).sum()));
        });
        return counts;
    }

    Optional<String> cursor(String source) {
        return Optional.ofNullable(cursors.get(source));
    }
}

package dev.postern.testkit.crash;

import dev.postern.event.NdjsonCodec;
import dev.postern.outbox.EventKey;
import dev.postern.schema.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows by stream and event id: how often each came, what it said, and under which number. Thread-safe. */
public final class ReceivedRows {
    private record Arrival(EventKey payload, long seq, int times) {
    }

    private static final NdjsonCodec CODEC = NdjsonCodec.compact();

    private final Map<String, Arrival> arrivals = new HashMap<>();
    private final Map<String, TreeMap<Long, String>> numbers = new TreeMap<>();
    private final List<String> contradictions = new ArrayList<>();

    /** A row that comes again has to say the same under the same number, and no number belongs to two rows. */
    public synchronized void add(Row row) {
        String id = row.schema().name() + "/" + row.eventId();
        long seq = (Long) row.get("seq");
        Arrival before = arrivals.get(id);
        EventKey payload = payload(row);
        if (before != null && (!before.payload().equals(payload) || before.seq() != seq)) {
            contradictions.add(id + " came again as " + row + ", before as number " + before.seq());
        }
        String owner = numbers.computeIfAbsent(row.schema().name(), stream -> new TreeMap<>()).putIfAbsent(seq, id);
        if (owner != null && !owner.equals(id)) {
            contradictions.add("number " + seq + " is that of " + owner + " and of " + id);
        }
        arrivals.put(id, new Arrival(payload, seq, before == null ? 1 : before.times() + 1));
    }

    /** Digest of everything in a row but its number and the time at which it was seen: those are not of the record. */
    private static EventKey payload(Row row) {
        Row bare = row.copy().set("seq", null).set("observed_time", null);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            CODEC.encode(bare, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return EventKey.of(row.schema().name(), text.toString(StandardCharsets.UTF_8));
    }

    /** Payload by stream and event id. */
    public synchronized Map<String, EventKey> payloads() {
        Map<String, EventKey> payloads = new HashMap<>();
        arrivals.forEach((id, arrival) -> payloads.put(id, arrival.payload()));
        return payloads;
    }

    /** Rows that came more than once, each counted as often as it came too often. */
    public synchronized long duplicates() {
        return arrivals.values().stream().mapToLong(arrival -> arrival.times() - 1L).sum();
    }

    public synchronized List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    /** First missing number of each stream whose numbers have a gap. */
    public synchronized List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        numbers.forEach((stream, owners) -> {
            long expected = 1;
            for (long seq : owners.keySet()) {
                if (seq != expected) {
                    gaps.add(stream + ": " + expected + " is missing");
                    return;
                }
                expected++;
            }
        });
        return gaps;
    }
}

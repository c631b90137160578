package dev.postern.outbox;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Event ids committed within a bounded window of arrival. Event time plays no part: late records are late, not new.
 * Not thread-safe; its owner guards it.
 */
final class SeenEvents {
    private record Generation(Instant arrived, List<EventKey> keys) {
    }

    private final Set<EventKey> keys = new HashSet<>();
    private final ArrayDeque<Generation> generations = new ArrayDeque<>();
    private final int limit;

    SeenEvents(int limit) {
        this.limit = limit;
    }

    boolean contains(EventKey key) {
        return keys.contains(key);
    }

    void add(Instant arrived, List<EventKey> added) {
        if (added.isEmpty()) {
            return;
        }
        generations.addLast(new Generation(arrived, added));
        keys.addAll(added);
        while (keys.size() > limit && generations.size() > 1) {
            dropOldest();
        }
    }

    /** Forgets what arrived before {@code oldest}. */
    void forget(Instant oldest) {
        while (!generations.isEmpty() && generations.peekFirst().arrived().isBefore(oldest)) {
            dropOldest();
        }
    }

    int size() {
        return keys.size();
    }

    private void dropOldest() {
        generations.removeFirst().keys().forEach(keys::remove);
    }

    static byte[] pack(List<EventKey> sorted) {
        ByteBuffer bytes = ByteBuffer.allocate(sorted.size() * EventKey.BYTES);
        sorted.forEach(key -> bytes.putLong(key.high()).putLong(key.low()));
        return bytes.array();
    }

    static List<EventKey> unpack(byte[] packed) {
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        return java.util.stream.IntStream.range(0, packed.length / EventKey.BYTES)
                .mapToObj(i -> new EventKey(bytes.getLong(), bytes.getLong())).toList();
    }
}

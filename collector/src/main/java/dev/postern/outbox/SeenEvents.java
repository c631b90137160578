package dev.postern.outbox;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Event ids committed within a bounded window of arrival. Event time plays no part: late records are late, not new. Keys stand in a
 * ring in the order of arrival, and an open hash table holds their places: 24 bytes a key, and no object, because a million of them
 * are remembered. Not thread-safe; its owner guards it.
 */
final class SeenEvents {
    private static final int SMALLEST = 1 << 10;

    /** Keys that arrived together; {@code upTo} counts all that ever arrived up to its last. */
    private record Generation(Instant arrived, long upTo) {
    }

    private final ArrayDeque<Generation> generations = new ArrayDeque<>();
    private final int limit;
    private long[] high = new long[SMALLEST];
    private long[] low = new long[SMALLEST];
    /** Places in the ring, counted from 1; 0 is free. Twice as long as the ring, so that it is never more than half full. */
    private int[] table = new int[SMALLEST * 2];
    private long first;
    private long next;
    private int size;

    SeenEvents(int limit) {
        this.limit = limit;
    }

    boolean contains(EventKey key) {
        return table[slot(key.high(), key.low())] != 0;
    }

    void add(Instant arrived, List<EventKey> added) {
        if (added.isEmpty()) {
            return;
        }
        for (EventKey key : added) {
            if (next - first == high.length) {
                grow();
            }
            int place = (int) next & high.length - 1;
            high[place] = key.high();
            low[place] = key.low();
            next++;
            enter(place);
        }
        generations.addLast(new Generation(arrived, next));
        while (size > limit && generations.size() > 1) {
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
        return size;
    }

    /** A key that came again counts from its last place. */
    private void enter(int place) {
        int slot = slot(high[place], low[place]);
        size += table[slot] == 0 ? 1 : 0;
        table[slot] = place + 1;
    }

    private void dropOldest() {
        for (long end = generations.removeFirst().upTo(); first < end; first++) {
            int place = (int) first & high.length - 1;
            int slot = slot(high[place], low[place]);
            if (table[slot] == place + 1) {
                free(slot);
                size--;
            }
        }
    }

    /** Where a key stands, or where it would. */
    private int slot(long keyHigh, long keyLow) {
        int slot = home(keyLow);
        while (table[slot] != 0 && (high[table[slot] - 1] != keyHigh || low[table[slot] - 1] != keyLow)) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    /** Keys are halves of hashes already. */
    private int home(long keyLow) {
        return (int) keyLow & table.length - 1;
    }

    /** Empties a slot and moves up those behind it that would no longer be found. */
    private void free(int slot) {
        int empty = slot;
        table[empty] = 0;
        for (int i = empty + 1 & table.length - 1; table[i] != 0; i = i + 1 & table.length - 1) {
            int home = home(low[table[i] - 1]);
            boolean reachable = empty <= i ? empty < home && home <= i : empty < home || home <= i;
            if (!reachable) {
                table[empty] = table[i];
                table[i] = 0;
                empty = i;
            }
        }
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        high = new long[oldHigh.length * 2];
        low = new long[oldLow.length * 2];
        table = new int[high.length * 2];
        size = 0;
        for (long number = first; number < next; number++) {
            int from = (int) number & oldHigh.length - 1;
            int place = (int) number & high.length - 1;
            high[place] = oldHigh[from];
            low[place] = oldLow[from];
            enter(place);
        }
    }

    static byte[] pack(List<EventKey> sorted) {
        ByteBuffer bytes = ByteBuffer.allocate(sorted.size() * EventKey.BYTES);
        sorted.forEach(key -> bytes.putLong(key.high()).putLong(key.low()));
        return bytes.array();
    }

    static List<EventKey> unpack(byte[] packed) {
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        return IntStream.range(0, packed.length / EventKey.BYTES).mapToObj(i -> new EventKey(bytes.getLong(), bytes.getLong())).toList();
    }
}

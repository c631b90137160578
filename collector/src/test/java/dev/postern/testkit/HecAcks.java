package dev.postern.testkit;

import java.util.HashMap;
import java.util.Map;

/** Indexer acknowledgement of a receiver: numbers per channel, each confirmed once, after some polls. Thread-safe. */
final class HecAcks {
    private final int polls;
    private final Map<String, Map<Long, Waiting>> channels = new HashMap<>();
    private final Map<String, Long> next = new HashMap<>();
    private long confirmedEvents;

    private static final class Waiting {
        private final int events;
        private int polls;

        Waiting(int events) {
            this.events = events;
        }
    }

    /** @param polls how often a number is asked for before the answer is yes */
    HecAcks(int polls) {
        this.polls = polls;
    }

    synchronized long issue(String channel, int events) {
        long id = next.merge(channel, 1L, Long::sum) - 1;
        channels.computeIfAbsent(channel, name -> new HashMap<>()).put(id, new Waiting(events));
        return id;
    }

    /** A number that was confirmed or never issued is false, as at Splunk. */
    synchronized boolean confirmed(String channel, long id) {
        Map<Long, Waiting> open = channels.getOrDefault(channel, Map.of());
        Waiting waiting = open.get(id);
        if (waiting == null || waiting.polls++ < polls) {
            return false;
        }
        open.remove(id);
        confirmedEvents += waiting.events;
        return true;
    }

    synchronized long confirmedEvents() {
        return confirmedEvents;
    }
}

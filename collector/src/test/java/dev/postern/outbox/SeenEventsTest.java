package dev.postern.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SeenEventsTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    /** Few different keys whose homes crowd, so that they collide, come again and are dropped from the middle of chains. */
    @Property(tries = 200)
    void itHoldsWhatAModelHolds(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int limit, @ForAll @IntRange(min = 1, max = 200) int different) {
        Random random = new Random(seed);
        SeenEvents seen = new SeenEvents(limit);
        ArrayDeque<Map.Entry<Instant, List<EventKey>>> generations = new ArrayDeque<>();
        Map<EventKey, Integer> model = new HashMap<>();
        Instant now = NOON;
        for (int step = 0; step < 120; step++) {
            now = now.plusSeconds(random.nextInt(10));
            if (random.nextInt(5) == 0) {
                Instant oldest = now.minusSeconds(60);
                seen.forget(oldest);
                while (!generations.isEmpty() && generations.peekFirst().getKey().isBefore(oldest)) {
                    drop(generations, model);
                }
            } else {
                List<EventKey> page = IntStream.range(0, random.nextInt(20)).mapToObj(i -> key(random.nextInt(different))).toList();
                seen.add(now, page);
                if (!page.isEmpty()) {
                    generations.addLast(Map.entry(now, page));
                    page.forEach(key -> model.merge(key, 1, Integer::sum));
                }
                while (model.size() > limit && generations.size() > 1) {
                    drop(generations, model);
                }
            }
            assertThat(seen.size()).isEqualTo(model.size());
            for (int number = 0; number < different; number++) {
                assertThat(seen.contains(key(number))).as("key %d after step %d", number, step).isEqualTo(model.containsKey(key(number)));
            }
        }
    }

    private static void drop(ArrayDeque<Map.Entry<Instant, List<EventKey>>> generations, Map<EventKey, Integer> model) {
        generations.removeFirst().getValue().forEach(key -> model.merge(key, -1, (count, one) -> count == 1 ? null : count + one));
    }

    private static EventKey key(int number) {
        return new EventKey(number, number % 7 - 3);
    }

    @Test
    void itGrowsToItsLimitAndStaysThere() {
        SeenEvents seen = new SeenEvents(100_000);
        List<EventKey> all = new ArrayList<>();
        for (int page = 0; page < 150; page++) {
            int from = page * 2000;
            List<EventKey> keys = IntStream.range(from, from + 2000).mapToObj(number -> EventKey.of("audit", "id-" + number)).toList();
            seen.add(NOON.plusSeconds(page), keys);
            all.addAll(keys);
        }
        assertThat(seen.size()).isEqualTo(100_000);
        assertThat(all.subList(0, 200_000)).noneMatch(seen::contains);
        assertThat(all.subList(200_000, 300_000)).allMatch(seen::contains);
    }
}

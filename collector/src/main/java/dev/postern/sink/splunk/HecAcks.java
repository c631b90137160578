package dev.postern.sink.splunk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.net.HttpAnswer;
import dev.postern.net.HttpPoster;
import dev.postern.sink.Confirmation;
import dev.postern.sink.Delivery;
import dev.postern.time.Clock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is handed over and not yet acknowledged. Only {@code true} from the acknowledgement endpoint for the block's own channel and
 * number settles it: {@code false}, a missing number, an error or a page of a proxy leave it unknown, and an unknown block is sent
 * again when its time is over. Not thread-safe, but {@link #count} may be asked by any thread.
 */
final class HecAcks {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final URI endpoint;
    private final Duration expiry;
    private final Clock clock;
    private final HttpPoster poster;
    private final HecVerdict verdict;
    private final Set<HecChannel> channels = new LinkedHashSet<>();
    private final List<Confirmation> lost = new ArrayList<>();
    private Duration pause = FIRST_PAUSE;
    private Instant nextPoll = Instant.MIN;
    private volatile int count;
    private volatile Optional<String> problem = Optional.empty();

    HecAcks(URI endpoint, Duration expiry, Clock clock, HttpPoster poster, HecVerdict verdict) {
        this.endpoint = endpoint;
        this.expiry = expiry;
        this.clock = clock;
        this.poster = poster;
        this.verdict = verdict;
    }

    int count() {
        return count;
    }

    /** Why acknowledgements could not be asked for; empty where they could. */
    Optional<String> problem() {
        return problem;
    }

    /**
     * The block was taken under this number. Where the number waits already, two indexers answer on one channel, and neither block can
     * be told from the other: both are sent again.
     *
     * @return whether the channel is still good
     */
    boolean expect(HecChannel channel, long ackId, long block) {
        Instant now = clock.now();
        HecChannel.Waiting before = channel.waiting().remove(ackId);
        if (before != null) {
            Delivery.Later again = verdict.hold("two indexers gave one acknowledgement number on one channel; make the load balancer's sessions"
                    + " sticky, or set `acknowledge: false`");
            lost.add(new Confirmation(before.block(), Optional.of(again)));
            lost.add(new Confirmation(block, Optional.of(again)));
            recount();
            return false;
        }
        channel.waiting().put(ackId, new HecChannel.Waiting(block, now));
        channels.add(channel);
        if (count == 0) {
            pause = FIRST_PAUSE;
            nextPoll = now.plus(pause);
        }
        recount();
        return true;
    }

    /**
     * Asks for all that waits, where that is due, and tells what is known now.
     *
     * @param token empty where there is none now; then nothing is asked
     */
    List<Confirmation> poll(Optional<String> token) {
        List<Confirmation> known = new ArrayList<>(lost);
        lost.clear();
        Instant now = clock.now();
        // A time further ahead than any pause: the clock was set back.
        boolean due = !now.isBefore(nextPoll) || nextPoll.isAfter(now.plus(LONGEST_PAUSE));
        if (token.isPresent() && count > 0 && due) {
            int acknowledged = ask(token.get(), known);
            pause = acknowledged > 0 ? FIRST_PAUSE : longer(pause);
            nextPoll = clock.now().plus(pause);
        }
        expire(now, known);
        channels.removeIf(channel -> channel.waiting().isEmpty());
        recount();
        return known;
    }

    private int ask(String token, List<Confirmation> known) {
        int acknowledged = 0;
        Optional<String> wrong = Optional.empty();
        Iterator<HecChannel> each = channels.iterator();
        while (each.hasNext() && wrong.isEmpty()) {
            HecChannel channel = each.next();
            if (!channel.waiting().isEmpty()) {
                try {
                    Map<String, String> headers = new LinkedHashMap<>(channel.headers(token));
                    headers.put("Content-Type", "application/json");
                    HttpAnswer answer = poster.post(endpoint, headers, question(channel));
                    channel.takeCookies(answer);
                    JsonNode acks = HecReply.json(answer.body()).path("acks");
                    if (answer.status() == 200 && acks.isObject()) {
                        acknowledged += settle(channel, acks, known);
                    } else {
                        wrong = Optional.of("acknowledgements cannot be asked for: " + HecReply.of(answer, token).said());
                    }
                } catch (IOException e) {
                    wrong = Optional.of("acknowledgements cannot be asked for: " + e.getMessage());
                }
            }
        }
        problem = wrong;
        return acknowledged;
    }

    private static byte[] question(HecChannel channel) {
        StringBuilder ids = new StringBuilder("{\"acks\":[");
        channel.waiting().keySet().forEach(id -> ids.append(ids.charAt(ids.length() - 1) == '[' ? "" : ",").append(id));
        return ids.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int settle(HecChannel channel, JsonNode acks, List<Confirmation> known) {
        int acknowledged = 0;
        Iterator<Map.Entry<Long, HecChannel.Waiting>> each = channel.waiting().entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Long, HecChannel.Waiting> entry = each.next();
            JsonNode said = acks.path(Long.toString(entry.getKey()));
            if (said.isBoolean() && said.booleanValue()) {
                known.add(new Confirmation(entry.getValue().block(), Optional.empty()));
                each.remove();
                acknowledged++;
            }
        }
        return acknowledged;
    }

    private void expire(Instant now, List<Confirmation> known) {
        for (HecChannel channel : channels) {
            boolean expired = channel.waiting().values().removeIf(waiting -> {
                if (Duration.between(waiting.sent(), now).abs().compareTo(expiry) < 0) {
                    return false;
                }
                known.add(new Confirmation(waiting.block(), Optional.of(verdict.soon("not acknowledged within " + expiry.toSeconds()
                        + " s, so it is sent again under the same event ids; " + problem.orElse("look at the health of the indexers")))));
                return true;
            });
            if (expired) {
                channel.retire();
            }
        }
    }

    private void recount() {
        count = channels.stream().mapToInt(channel -> channel.waiting().size()).sum();
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}

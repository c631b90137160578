package dev.postern.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.evaluate.AlertFeed;
import dev.postern.time.Clock;
import io.javalin.http.sse.SseClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * {@code /live}: server-sent events of name {@code mark} that say how many alert rows there are and what was raised last. A page
 * that knows a smaller number offers to show itself anew. A stream ends after a while and the browser asks again, so that who has
 * logged out hears nothing more.
 */
final class LivePages implements AutoCloseable {
    /** Streams beyond these are refused; a page without a stream is complete all the same. */
    static final int MOST = 100;
    static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AlertFeed feed;
    private final Clock clock;
    private final Map<SseClient, Instant> clients = new ConcurrentHashMap<>();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "live");
        thread.setDaemon(true);
        return thread;
    });
    private final Runnable unsubscribe;

    LivePages(AlertFeed feed, Clock clock) {
        this.feed = feed;
        this.clock = clock;
        this.unsubscribe = feed.subscribe(news -> writer.execute(() -> clients.keySet().forEach(client -> tell(client, news))));
        writer.scheduleWithFixedDelay(this::beat, HEARTBEAT.toSeconds(), HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
    }

    void route(Routes routes) {
        routes.stream("/live", client -> {
            if (clients.size() >= MOST) {
                client.sendComment("too many streams");
                client.close();
                return;
            }
            client.keepAlive();
            client.onClose(() -> clients.remove(client));
            clients.put(client, clock.now());
            client.sendEvent("mark", json(Map.of("mark", feed.mark())));
        });
    }

    private static void tell(SseClient client, AlertFeed.News news) {
        Map<String, Object> said = new TreeMap<>();
        said.put("mark", news.mark());
        said.put("count", news.count());
        said.put("severity", news.top().severity().word());
        said.put("summary", Visible.text(news.top().summary()));
        client.sendEvent("mark", json(said));
    }

    /** Keeps streams open, finds those whose reader is gone, and ends the old ones. */
    private void beat() {
        Instant oldest = clock.now().minus(LONGEST);
        clients.forEach((client, since) -> {
            if (since.isBefore(oldest)) {
                client.close();
            } else {
                client.sendComment("still here");
            }
        });
    }

    private static String json(Map<String, Object> said) {
        try {
            return JSON.writeValueAsString(said);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        unsubscribe.run();
        writer.shutdownNow();
        clients.keySet().forEach(SseClient::close);
    }
}

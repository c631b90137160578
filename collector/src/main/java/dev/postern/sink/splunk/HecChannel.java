package dev.postern.sink.splunk;

import dev.postern.net.HttpAnswer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One channel of one sender, with its cookies and what is not yet acknowledged on it. Numbers of acknowledgements count per channel
 * and indexer, so they mean something only here. Not thread-safe.
 */
final class HecChannel {
    private static final int MOST_COOKIES = 16;

    /** A block that waits for its acknowledgement. */
    record Waiting(long block, Instant sent) {
    }

    private final String id = UUID.randomUUID().toString();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<Long, Waiting> waiting = new LinkedHashMap<>();
    private boolean retired;

    /** Nothing more is to be sent on it; what waits is still asked for. */
    void retire() {
        retired = true;
    }

    boolean isRetired() {
        return retired;
    }

    Map<Long, Waiting> waiting() {
        return waiting;
    }

    Map<String, String> headers(String token) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Splunk " + token);
        headers.put("X-Splunk-Request-Channel", id);
        if (!cookies.isEmpty()) {
            headers.put("Cookie", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")));
        }
        return headers;
    }

    /** Load balancers keep a channel at one indexer by a cookie. A changed cookie says nothing about what was sent before it. */
    void takeCookies(HttpAnswer answer) {
        for (String header : answer.headers("set-cookie")) {
            List<String> pair = List.of(header.split(";", 2)[0].split("=", 2));
            if (pair.size() == 2 && pair.get(0).strip().matches("[!-~&&[^=;,\"]]+") && pair.get(1).strip().matches("[!-~&&[^;]]*")
                    && (cookies.size() < MOST_COOKIES || cookies.containsKey(pair.get(0).strip()))) {
                cookies.put(pair.get(0).strip(), pair.get(1).strip());
            }
        }
    }
}

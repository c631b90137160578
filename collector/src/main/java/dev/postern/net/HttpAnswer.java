package dev.postern.net;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status  HTTP status
 * @param headers by name in lower case
 * @param body    the first {@link HttpPoster.Limits#answerBytes()} bytes of it, as UTF-8
 */
public record HttpAnswer(int status, Map<String, List<String>> headers, String body) {
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }
}

package dev.postern.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.postern.rules.parse.NearestName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One source. */
public record SourceConfig(
        @JsonPropertyDescription("name of the source, unique; the key of its cursor") String name,
        @JsonPropertyDescription("kind of source: one of " + SourceConfig.TYPE_NAMES) String type,
        @JsonPropertyDescription("file, folder (read with its sub-folders) or glob") String path,
        @JsonPropertyDescription("how often it is read, such as 30s (default 30s); not together with cron") Optional<Duration> every,
        @JsonPropertyDescription("when it is read, as a Quartz cron expression") Optional<String> cron,
        @JsonPropertyDescription("after how long without a change an unfinished last line counts as finished (default 5m)") Optional<Duration> quietAfter,
        @JsonPropertyDescription("tenant of its rows, where it differs from the common one") Optional<String> tenant) {

    static final String TYPE_NAMES = "unified-audit, message-tracking, exchange-config, named-lists";
    public static final List<String> TYPES = List.of(TYPE_NAMES.split(", "));
    public static final Duration EVERY = Duration.ofSeconds(30);
    public static final Duration QUIET_AFTER = Duration.ofMinutes(5);

    void validate(String place) {
        if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new ConfigException(place + ": `name` is missing or has other characters than letters, digits, dot, dash and underscore");
        }
        if (type == null || !TYPES.contains(type)) {
            throw new ConfigException(place + ": unknown source type '" + type + "'"
                    + NearestName.find(String.valueOf(type), TYPES).map(near -> "; did you mean '" + near + "'?").orElse("; types are " + TYPE_NAMES));
        }
        if (path == null || path.isBlank()) {
            throw new ConfigException(place + ": `path` is missing; name a file, a folder or a glob");
        }
        if (every.isPresent() && cron.isPresent()) {
            throw new ConfigException(place + ": give `every` or `cron`, not both");
        }
        if (every.isPresent() && every.get().toMillis() < 100) {
            throw new ConfigException(place + ": `every` must be at least 100ms");
        }
    }
}

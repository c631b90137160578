package dev.postern.rules.parse;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as Sigma writes them: a whole number and one of {@code s m h d}. */
final class Durations {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([smhd])");

    private Durations() {
    }

    static Duration parse(YamlNode node) {
        Matcher span = SPAN.matcher(node.text());
        if (!span.matches()) {
            throw new RuleException(node.place(), "`" + node.text() + "` is no span of time such as 30s, 5m, 72h, 14d");
        }
        long count = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}

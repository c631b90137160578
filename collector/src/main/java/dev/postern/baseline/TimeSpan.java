package dev.postern.baseline;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time spans as Exchange writes them: {@code d.hh:mm:ss}, the days and fractions optional, or whole days alone. */
final class TimeSpan {
    private static final Pattern SPAN = Pattern.compile("(?:(\\d{1,8})\\.)?(\\d{1,2}):(\\d\\d):(\\d\\d)(?:\\.\\d{1,7})?");
    private static final Pattern DAYS = Pattern.compile("\\d{1,8}");

    private TimeSpan() {
    }

    /** Whole seconds; the greatest long for {@code unlimited}; empty where the text is no span. */
    static OptionalLong seconds(String text) {
        if (text.equalsIgnoreCase("unlimited")) {
            return OptionalLong.of(Long.MAX_VALUE);
        }
        if (DAYS.matcher(text).matches()) {
            return OptionalLong.of(Long.parseLong(text) * 86_400);
        }
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            return OptionalLong.empty();
        }
        long days = span.group(1) == null ? 0 : Long.parseLong(span.group(1));
        return OptionalLong.of(((days * 24 + Long.parseLong(span.group(2))) * 60 + Long.parseLong(span.group(3))) * 60
                + Long.parseLong(span.group(4)));
    }
}

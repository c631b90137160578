package dev.postern.normalise;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The shapes in which Exchange and its exports write a time. A time without a zone is UTC, as the documentation of each says.
 * Results have microseconds.
 */
public final class NativeTime {
    private static final List<DateTimeFormatter> CULTURE = List.of(
            culture("M/d/yyyy[,] h:mm[:ss]", " a"), culture("M/d/yyyy[,] H:mm[:ss]", ""),
            culture("d/M/yyyy[,] h:mm[:ss]", " a"), culture("d/M/yyyy[,] H:mm[:ss]", ""), culture("d.M.yyyy[,] H:mm[:ss]", ""));

    private NativeTime() {
    }

    private static DateTimeFormatter culture(String pattern, String half) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern)
                .optionalStart().appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true).optionalEnd();
        return (half.isEmpty() ? builder : builder.appendPattern(half)).toFormatter(Locale.US);
    }

    /**
     * Reads {@code 2026-10-01T08:00:00[.fraction][Z|+01:00|+0100]} (a space may stand for the T), a date alone, {@code /Date(ms)/},
     * epoch seconds or milliseconds, and dates by culture such as {@code 4/28/2021, 2:33:14.000 PM}, month first where both fit.
     */
    public static Optional<Instant> parse(String text) {
        String trimmed = text.trim();
        if (trimmed.length() < 8 || trimmed.length() > 60) {
            return Optional.empty();
        }
        try {
            if (trimmed.charAt(4) == '-') {
                return iso(trimmed);
            }
            if (trimmed.startsWith("/Date(")) {
                return jsonDate(trimmed);
            }
            if (digits(trimmed, 0, trimmed.length())) {
                return epoch(trimmed);
            }
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
        return byCulture(trimmed);
    }

    private static Optional<Instant> iso(String text) {
        int length = text.length();
        if (!digits(text, 0, 4) || !digits(text, 5, 7) || text.charAt(7) != '-' || length < 10 || !digits(text, 8, 10)) {
            return Optional.empty();
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (length == 10) {
            return Optional.of(LocalDateTime.of(year, month, day, 0, 0).toInstant(ZoneOffset.UTC));
        }
        if (length < 16 || text.charAt(10) != 'T' && text.charAt(10) != ' ' || text.charAt(13) != ':' || !digits(text, 11, 13) || !digits(text, 14, 16)) {
            return Optional.empty();
        }
        int second = 0;
        int nano = 0;
        int at = 16;
        if (length >= 19 && text.charAt(16) == ':' && digits(text, 17, 19)) {
            second = number(text, 17, 19);
            at = 19;
            if (length > 20 && text.charAt(19) == '.') {
                at = 20;
                int scale = 100_000_000;
                while (at < length && Character.isDigit(text.charAt(at))) {
                    nano += (text.charAt(at++) - '0') * scale;
                    scale /= 10;
                }
            }
        }
        Optional<ZoneOffset> zone = zone(text.substring(at).trim());
        int nanos = nano / 1000 * 1000;
        LocalDateTime local = LocalDateTime.of(year, month, day, number(text, 11, 13), number(text, 14, 16), second, nanos);
        return zone.map(local::toInstant);
    }

    private static Optional<ZoneOffset> zone(String text) {
        if (text.isEmpty() || text.equals("Z") || text.equals("z")) {
            return Optional.of(ZoneOffset.UTC);
        }
        return text.charAt(0) == '+' || text.charAt(0) == '-' ? Optional.of(ZoneOffset.of(text)) : Optional.empty();
    }

    private static Optional<Instant> jsonDate(String text) {
        int end = 6;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || end == 6 && text.charAt(end) == '-')) {
            end++;
        }
        return text.endsWith(")/") ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text, 6, end, 10))) : Optional.empty();
    }

    /** Ten digits are seconds, thirteen milliseconds. */
    private static Optional<Instant> epoch(String text) {
        long number = Long.parseLong(text);
        return switch (text.length()) {
            case 9, 10 -> Optional.of(Instant.ofEpochSecond(number));
            case 13 -> Optional.of(Instant.ofEpochMilli(number));
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> byCulture(String text) {
        for (DateTimeFormatter formatter : CULTURE) {
            try {
                return Optional.of(LocalDateTime.parse(text, formatter).toInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS));
            } catch (DateTimeParseException e) {
                // Another culture may fit.
                continue;
            }
        }
        return Optional.empty();
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}

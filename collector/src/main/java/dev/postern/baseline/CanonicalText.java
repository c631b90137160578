package dev.postern.baseline;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text stands for. Audit records and exports write the same value in several ways: {@code True}, {@code $true} and a
 * boolean; {@code -1} and a number; {@code /Date(ms)/}, seven decimals, an offset or no zone (which is UTC).
 */
final class CanonicalText {
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9]\\d{0,17}");
    private static final Pattern TICKS = Pattern.compile("/Date\\((-?\\d{1,15})\\)/");
    private static final Pattern DATE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)(Z|[+-]\\d\\d:\\d\\d)?");

    private CanonicalText() {
    }

    /** Boolean, Long, text, or null where the text is blank. */
    static Object of(String raw) {
        String text = raw.strip();
        switch (text.toLowerCase(Locale.ROOT)) {
            case "":
                return null;
            case "true", "$true":
                return true;
            case "false", "$false":
                return false;
            default:
                return INTEGER.matcher(text).matches() ? (Object) Long.valueOf(text) : date(text);
        }
    }

    /** Long where it is a whole number that fits, else without trailing zeros. */
    static Object number(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        boolean whole = stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= 18;
        return whole ? (Object) stripped.longValueExact() : stripped;
    }

    private static String date(String text) {
        Matcher ticks = TICKS.matcher(text);
        if (ticks.matches()) {
            return Instant.ofEpochMilli(Long.parseLong(ticks.group(1))).toString();
        }
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return text;
        }
        try {
            return date.group(2) == null ? LocalDateTime.parse(text).toInstant(java.time.ZoneOffset.UTC).toString()
                    : OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException e) {
            return text;
        }
    }
}

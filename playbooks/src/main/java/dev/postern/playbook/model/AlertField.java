package dev.postern.playbook.model;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an alert holds the value of a variable, written as {@code alert object_name}, {@code alert after.SenderIPAddresses} or
 * {@code alert first_time less 1d}; more words may follow after a semicolon.
 *
 * @param field    of the stream {@code alert}
 * @param property name in a field of properties by name
 * @param less     taken from a time; {@link Duration#ZERO} otherwise
 */
public record AlertField(String field, Optional<String> property, Duration less) {
    private static final Pattern WRITTEN = Pattern.compile("alert (?<field>[a-z_]+)(\\.(?<property>\\w+))?( less (?<count>\\d{1,3})(?<unit>[dh]))?(;.*)?");

    /** Empty where the words name another origin. */
    public static Optional<AlertField> of(String from) {
        Matcher written = WRITTEN.matcher(from);
        return written.matches() ? Optional.of(new AlertField(written.group("field"), Optional.ofNullable(written.group("property")), less(written))) : Optional.empty();
    }

    private static Duration less(Matcher written) {
        if (written.group("count") == null) {
            return Duration.ZERO;
        }
        long count = Long.parseLong(written.group("count"));
        return written.group("unit").equals("d") ? Duration.ofDays(count) : Duration.ofHours(count);
    }
}

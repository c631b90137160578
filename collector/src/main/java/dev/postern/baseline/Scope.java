package dev.postern.baseline;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which properties a change record allows: {@code *}, or {@code ;}-separated {@code Name} (any value) and {@code Name=value}
 * (lists joined by {@code ,} and compared as sets). Names and values ignore case.
 */
final class Scope {
    private final boolean everything;
    private final Map<String, Optional<Set<String>>> allowed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Scope(String text) {
        this.everything = text.strip().equals("*");
        if (!everything) {
            Arrays.stream(text.split(";")).map(String::strip).filter(part -> !part.isEmpty()).forEach(this::allow);
        }
    }

    private void allow(String part) {
        int equals = part.indexOf('=');
        if (equals < 0) {
            allowed.put(part, Optional.empty());
        } else {
            allowed.put(part.substring(0, equals).strip(), Optional.of(set(part.substring(equals + 1))));
        }
    }

    /** Whether setting a property to a value is within it. */
    boolean covers(String property, Object value) {
        return everything || Optional.ofNullable(allowed.get(property))
                .map(values -> values.isEmpty() || values.get().equals(set(value))).orElse(false);
    }

    /** Whether a state has every value that is named. */
    boolean agreesWith(Map<String, Object> state) {
        Map<String, Object> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(state);
        return allowed.entrySet().stream().allMatch(entry -> entry.getValue().isEmpty()
                || entry.getValue().get().equals(set(byName.get(entry.getKey()))));
    }

    private static Set<String> set(Object value) {
        Object canonical = Canonical.ordered(value);
        Stream<?> entries = canonical instanceof Collection<?> list ? list.stream() : Arrays.stream(Canonical.text(canonical).split(","));
        return entries.map(entry -> Canonical.text(Canonical.of(entry)).strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}

package dev.postern.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The one form in which values are compared: {@code Boolean}, {@code Long}, {@code BigDecimal}, text, list, map with sorted
 * keys, or null for "nothing set". Null, empty text, {@code []} and {@code [null]} are all nothing; that a property is not told
 * at all is said by its absence from the map. Applying it twice changes nothing.
 */
final class Canonical {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private Canonical() {
    }

    /** The properties of one object, each in canonical form. */
    static Map<String, Object> properties(String type, Map<String, Object> properties) {
        Map<String, Object> canonical = new TreeMap<>();
        properties.forEach((name, value) -> canonical.put(name,
                Conventions.current().orderedList(type, name) ? ordered(value) : of(value)));
        return Collections.unmodifiableMap(canonical);
    }

    /** Lists become sorted sets. */
    static Object of(Object value) {
        return value instanceof Collection<?> list
                ? orNothing(entries(list).distinct().sorted(Comparator.comparing(Canonical::json)).toList())
                : scalarOrMap(value);
    }

    /** As {@link #of}, the outermost list left in its order. */
    static Object ordered(Object value) {
        return value instanceof Collection<?> list ? orNothing(entries(list).toList()) : scalarOrMap(value);
    }

    /** Whether two canonical values are the same; a list equals the text of its entries joined by {@code ;}. */
    static boolean same(Object one, Object other) {
        if (one instanceof List<?> list && other != null && !(other instanceof List<?>)) {
            return list.equals(of(List.of(other))) || list.equals(of(Arrays.asList(text(other).split(";"))));
        }
        return other instanceof List<?> && one != null && !(one instanceof List<?>) ? same(other, one) : Objects.equals(one, other);
    }

    /** A canonical value for people: scalars as they are, lists and maps as JSON, nothing as empty text. */
    static String text(Object canonical) {
        if (canonical == null) {
            return "";
        }
        return canonical instanceof Collection<?> || canonical instanceof Map<?, ?> ? json(canonical) : canonical.toString();
    }

    static String json(Object canonical) {
        try {
            return JSON.writeValueAsString(canonical);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a canonical value is always JSON", e);
        }
    }

    private static Stream<Object> entries(Collection<?> list) {
        return list.stream().map(Canonical::of).filter(Objects::nonNull);
    }

    private static Object orNothing(List<Object> list) {
        return list.isEmpty() ? null : list;
    }

    private static Object scalarOrMap(Object value) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return CanonicalText.number(new BigDecimal(number.toString()));
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, entry) -> sorted.put(String.valueOf(key), of(entry)));
            return Collections.unmodifiableMap(sorted);
        }
        return CanonicalText.of(value.toString());
    }
}

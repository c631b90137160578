package dev.postern.schema;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that no row holds and every target works out of one that it does, the same way.
 *
 * @param name    snake_case, no field of the stream
 * @param from    the text that it comes from
 * @param pattern RE2 with one group; a text in which it is not found has no value
 * @param names   what is said for what the group finds; what has no name here is said as it was found
 */
public record DerivedField(String name, Field from, String pattern, String meaning, Map<String, String> names) {
    public DerivedField {
        names = Collections.unmodifiableMap(new TreeMap<>(names));
    }

    /** What the group finds in a text, before it gets its name. */
    public Optional<String> key(String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        return found.find() ? Optional.of(found.group(1)).filter(key -> !key.isEmpty()) : Optional.empty();
    }
}

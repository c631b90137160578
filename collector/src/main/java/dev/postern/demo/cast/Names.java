package dev.postern.demo.cast;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values of the {@code ${name}} placeholders in the generator's data files. Immutable. */
public record Names(Map<String, String> values) {
    public Names {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** @throws IllegalArgumentException where nothing has that name */
    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no value for ${" + name + "}");
        }
        return value;
    }

    public Range range(String name) {
        return Range.parse(get(name));
    }

    /** Puts values in place of placeholders; one that has no value here stays. */
    public String fill(String template) {
        return fill(template, Map.of());
    }

    /** The same with more names, which go first. */
    public String fill(String template, Map<String, String> more) {
        int from = template.indexOf("${");
        if (from < 0) {
            return template;
        }
        StringBuilder filled = new StringBuilder();
        int done = 0;
        while (from >= 0) {
            int end = template.indexOf('}', from);
            String name = template.substring(from + 2, end);
            String value = more.containsKey(name) ? more.get(name) : values.get(name);
            filled.append(template, done, from).append(value == null ? template.substring(from, end + 1) : value);
            done = end + 1;
            from = template.indexOf("${", done);
        }
        return filled.append(template, done, template.length()).toString();
    }
}

package dev.postern.normalise;

import dev.postern.schema.FieldType;
import dev.postern.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Types parameter and property values by the paths of {@code audit.parameters}, so that what an audit record passes and what a
 * snapshot shows compare. Immutable and thread-safe.
 */
public final class ParameterTypes {
    private final Map<String, FieldType> types;

    public ParameterTypes() {
        this(Schema.current().stream("audit").field("parameters").paths());
    }

    ParameterTypes(Map<String, FieldType> types) {
        this.types = Map.copyOf(types);
    }

    /** Whether the schema names this parameter. */
    public boolean known(String name) {
        return types.containsKey(name);
    }

    /**
     * A value as the schema has it: a boolean for {@code True}, {@code TRUE}, {@code Yes} …, a list for text separated by semicolons,
     * an array or null, without {@code smtp:} and the priority of a domain ({@code smtp:*;1} is {@code *}). An empty text stays: it
     * means cleared. What does not fit the type, and what the schema does not name, stays as it is; null of these is an empty text.
     */
    public Object typed(String name, Object value) {
        FieldType type = types.getOrDefault(name, FieldType.STRING);
        return switch (type) {
            case BOOLEAN -> bool(value);
            case LIST -> list(value);
            default -> value instanceof String || value instanceof Collection || value instanceof Map ? value : value == null ? "" : value.toString();
        };
    }

    private static Object bool(Object value) {
        if (value instanceof Boolean || value == null) {
            return value == null ? "" : value;
        }
        return switch (value.toString().trim().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "$true", "1" -> Boolean.TRUE;
            case "false", "no", "$false", "0" -> Boolean.FALSE;
            default -> value;
        };
    }

    private static Object list(Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof Collection<?> elements) {
            List<String> texts = new ArrayList<>();
            for (Object element : elements) {
                if (element != null) {
                    texts.addAll(split(element.toString()));
                }
            }
            return List.copyOf(texts);
        }
        String text = value.toString();
        return text.isEmpty() ? text : List.copyOf(split(text));
    }

    /** Splits at semicolons outside double quotes; a number behind a domain is its priority and is left out. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        boolean domain = false;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && text.charAt(i) == '"') {
                quoted = !quoted;
            }
            if (i == text.length() || text.charAt(i) == ';' && !quoted) {
                String part = text.substring(from, i).trim();
                boolean priority = domain && part.length() < 10 && !part.isEmpty() && part.chars().allMatch(Character::isDigit);
                domain = !priority && part.regionMatches(true, 0, "smtp:", 0, 5);
                String bare = domain ? part.substring(5) : part;
                if (!priority && !bare.isEmpty()) {
                    parts.add(bare);
                }
                from = i + 1;
            }
        }
        return parts;
    }
}

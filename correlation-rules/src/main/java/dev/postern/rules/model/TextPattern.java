package dev.postern.rules.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with wildcards: {@code *} stands for any characters, {@code ?} for one. A backslash takes the meaning from a wildcard
 * or a backslash that follows it; before anything else it is itself.
 *
 * @param parts no two literals and no two {@link Wildcard#ANY} in a row; empty for the empty text
 */
public record TextPattern(List<Part> parts) {
    /** A piece of a pattern. */
    public sealed interface Part permits Literal, Wildcard {
    }

    /** Characters that stand for themselves; never empty. */
    public record Literal(String text) implements Part {
    }

    /** Characters that stand for others. */
    public enum Wildcard implements Part {
        /** Any characters, also none. */
        ANY,
        /** One code point. */
        ONE
    }

    public TextPattern {
        parts = List.copyOf(parts);
    }

    /** Reads a value as a rule writes it. */
    public static TextPattern parse(String written) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\' && i + 1 < written.length() && "*?\\".indexOf(written.charAt(i + 1)) >= 0) {
                literal.append(written.charAt(++i));
            } else if (c == '*' || c == '?') {
                flush(literal, parts);
                add(c == '*' ? Wildcard.ANY : Wildcard.ONE, parts);
            } else {
                literal.append(c);
            }
        }
        flush(literal, parts);
        return new TextPattern(parts);
    }

    /** The same pattern anywhere in a text, at its start or at its end. */
    public TextPattern widen(boolean before, boolean after) {
        List<Part> wider = new ArrayList<>();
        if (before) {
            wider.add(Wildcard.ANY);
        }
        parts.forEach(part -> add(part, wider));
        if (after) {
            add(Wildcard.ANY, wider);
        }
        return new TextPattern(wider);
    }

    private static void add(Part part, List<Part> parts) {
        if (part != Wildcard.ANY || parts.isEmpty() || parts.get(parts.size() - 1) != Wildcard.ANY) {
            parts.add(part);
        }
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}

package dev.postern.rules.sql;

import dev.postern.rules.model.TextPattern;
import dev.postern.rules.model.TextPattern.Literal;
import dev.postern.rules.model.TextPattern.Part;
import dev.postern.rules.model.TextPattern.Wildcard;
import java.util.List;
import java.util.Optional;

/** Text against a pattern, in the cheapest form that says it. */
final class PatternSql {
    private PatternSql() {
    }

    /** The text that the pattern stands for where it has no wildcard. */
    static Optional<String> plain(TextPattern pattern) {
        List<Part> parts = pattern.parts();
        return parts.isEmpty() ? Optional.of("")
                : parts.size() == 1 && parts.get(0) instanceof Literal literal ? Optional.of(literal.text()) : Optional.empty();
    }

    /** @param value an SQL expression of type text */
    static String matches(String value, TextPattern pattern, boolean cased) {
        String side = cased ? value : "lower(" + value + ")";
        List<Part> parts = pattern.parts();
        Optional<String> plain = plain(pattern);
        if (plain.isPresent()) {
            return side + " = " + literal(plain.get(), cased);
        }
        if (parts.equals(List.of(Wildcard.ANY))) {
            return value + " IS NOT NULL";
        }
        if (parts.size() == 2 && parts.get(0) instanceof Literal start && parts.get(1) == Wildcard.ANY) {
            return "starts_with(" + side + ", " + literal(start.text(), cased) + ")";
        }
        if (parts.size() == 2 && parts.get(0) == Wildcard.ANY && parts.get(1) instanceof Literal end) {
            return "ends_with(" + side + ", " + literal(end.text(), cased) + ")";
        }
        if (parts.size() == 3 && parts.get(0) == Wildcard.ANY && parts.get(1) instanceof Literal middle && parts.get(2) == Wildcard.ANY) {
            return "contains(" + side + ", " + literal(middle.text(), cased) + ")";
        }
        return side + " LIKE " + literal(like(parts), cased) + " ESCAPE '\\'";
    }

    private static String literal(String text, boolean cased) {
        return cased ? SqlText.literal(text) : SqlText.folded(text);
    }

    private static String like(List<Part> parts) {
        StringBuilder like = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Literal literal) {
                like.append(literal.text().replaceAll("[\\\\%_]", "\\\\$0"));
            } else {
                like.append(part == Wildcard.ANY ? '%' : '_');
            }
        }
        return like.toString();
    }
}

package dev.postern.normalise;

import java.util.Locale;
import java.util.Optional;

/** The shapes in which parameters write a recipient. */
final class RecipientText {
    private RecipientText() {
    }

    /** The SMTP address in {@code a@b}, {@code smtp:a@b}, {@code "Name" [SMTP:a@b]} or {@code Name <a@b>}, in lower case; empty where there is none. */
    static Optional<String> address(String text) {
        String inner = text.trim();
        int open = Math.max(inner.lastIndexOf('['), inner.lastIndexOf('<'));
        int close = Math.max(inner.lastIndexOf(']'), inner.lastIndexOf('>'));
        if (open >= 0 && close > open) {
            inner = inner.substring(open + 1, close).trim();
        }
        if (inner.regionMatches(true, 0, "smtp:", 0, 5) || inner.regionMatches(true, 0, "mailto:", 0, 7)) {
            inner = inner.substring(inner.indexOf(':') + 1);
        }
        if (inner.length() > 1 && inner.startsWith("\"") && inner.endsWith("\"")) {
            inner = inner.substring(1, inner.length() - 1);
        }
        int at = inner.lastIndexOf('@');
        boolean address = at > 0 && at < inner.length() - 1 && inner.chars().noneMatch(c -> c <= ' ' || c == '<' || c == '>' || c == '[' || c == ']' || c == '\\');
        return address ? Optional.of(inner.toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}

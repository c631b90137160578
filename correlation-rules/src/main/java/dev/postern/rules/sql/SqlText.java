package dev.postern.rules.sql;

import dev.postern.schema.Ddl;
import java.util.Locale;

/** Texts and names as DuckDB reads them. */
final class SqlText {
    private SqlText() {
    }

    /** A text as a literal; whatever is in it stays inside it. NUL ends a statement, so it is built by {@code chr}. */
    static String literal(String text) {
        return text.indexOf('\0') < 0 ? "'" + text.replace("'", "''") + "'" : joinedByNul(text);
    }

    /** A literal in lower case. The engine folds what is not ASCII, so that both sides are folded by one table. */
    static String folded(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 128);
        return ascii ? literal(text.toLowerCase(Locale.ROOT)) : "lower(" + literal(text) + ")";
    }

    /** A column of the row that is called {@code e}. */
    static String column(String name) {
        return "e." + Ddl.quote(name);
    }

    private static String joinedByNul(String text) {
        StringBuilder joined = new StringBuilder("(");
        String[] pieces = text.split("\0", -1);
        for (int i = 0; i < pieces.length; i++) {
            joined.append(i == 0 ? "" : " || chr(0) || ").append(literal(pieces[i]));
        }
        return joined.append(')').toString();
    }
}

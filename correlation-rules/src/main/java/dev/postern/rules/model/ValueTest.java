package dev.postern.rules.model;

import java.math.BigDecimal;

/** What one value of a field is held against. */
public sealed interface ValueTest {
    /** Text against a pattern; case counts only where {@code cased}. */
    record Text(TextPattern pattern, boolean cased) implements ValueTest {
    }

    /** Text in which an RE2 pattern is found; case counts. */
    record Regex(String pattern) implements ValueTest {
    }

    /** A number compared. */
    record Number(Comparison comparison, BigDecimal bound) implements ValueTest {
    }

    /** A field of type boolean that has this value. */
    record Truth(boolean value) implements ValueTest {
    }

    /** Whether the field is there at all; an empty text and an empty list are there. */
    record Present(boolean present) implements ValueTest {
    }

    /** Comparisons of numbers. */
    enum Comparison {
        EQUAL("="), LESS("<"), AT_MOST("<="), GREATER(">"), AT_LEAST(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }
}

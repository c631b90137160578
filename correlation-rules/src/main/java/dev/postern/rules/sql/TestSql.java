package dev.postern.rules.sql;

import dev.postern.rules.model.ValueTest;

/** One value against one test. The result may be NULL where the value is. */
final class TestSql {
    private TestSql() {
    }

    /** @param value an SQL expression: text, or a number or boolean where the test is of that type */
    static String passes(String value, ValueTest test, boolean textual) {
        if (test instanceof ValueTest.Text text) {
            return PatternSql.matches(value, text.pattern(), text.cased());
        }
        if (test instanceof ValueTest.Regex regex) {
            return "regexp_matches(" + value + ", " + SqlText.literal(regex.pattern()) + ")";
        }
        if (test instanceof ValueTest.Number number) {
            return value + " " + number.comparison().sign() + " " + number.bound().toPlainString();
        }
        if (test instanceof ValueTest.Truth truth) {
            return textual ? "lower(" + value + ") = '" + truth.value() + "'" : value + " = " + truth.value();
        }
        return value + (((ValueTest.Present) test).present() ? " IS NOT NULL" : " IS NULL");
    }
}

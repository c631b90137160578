package dev.postern.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.rules.model.Condition;
import dev.postern.rules.model.FieldRef;
import dev.postern.rules.model.TextPattern;
import dev.postern.rules.model.ValueTest;
import dev.postern.schema.Ddl;
import dev.postern.schema.FieldType;
import dev.postern.schema.Schema;
import dev.postern.schema.StreamSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever text a rule names and whatever text a row holds, DuckDB says what plain Java says. */
class ValueMeaningTest {
    private static final StreamSchema AUDIT = Schema.current().stream("audit");
    private static final FieldRef COLUMN = new FieldRef(AUDIT.field("operation"), Optional.empty(), FieldType.STRING);
    private static final FieldRef LIST = new FieldRef(AUDIT.field("changed"), Optional.empty(), FieldType.LIST);

    private static Connection connection;

    @BeforeContainer
    static void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute(Ddl.table(AUDIT));
        }
    }

    @AfterContainer
    static void close() throws SQLException {
        connection.close();
    }

    @Property(tries = 150)
    void equality(@ForAll("hostile") String named, @ForAll("hostile") String held, @ForAll boolean cased) throws SQLException {
        ValueTest test = new ValueTest.Text(TextPattern.parse(escaped(named)), cased);
        assertThat(holds(test, named)).isTrue();
        assertThat(holds(test, held)).isEqualTo(folded(named, cased).equals(folded(held, cased)));
    }

    @Property(tries = 150)
    void containment(@ForAll("hostile") String named, @ForAll("hostile") String around, @ForAll boolean cased) throws SQLException {
        TextPattern pattern = TextPattern.parse(escaped(named));
        ValueTest contains = new ValueTest.Text(pattern.widen(true, true), cased);
        assertThat(holds(contains, around + named + around)).isTrue();
        assertThat(holds(contains, around)).isEqualTo(folded(around, cased).contains(folded(named, cased)));
        ValueTest starts = new ValueTest.Text(pattern.widen(false, true), cased);
        assertThat(holds(starts, around)).isEqualTo(folded(around, cased).startsWith(folded(named, cased)));
        ValueTest ends = new ValueTest.Text(pattern.widen(true, false), cased);
        assertThat(holds(ends, around)).isEqualTo(folded(around, cased).endsWith(folded(named, cased)));
    }

    @Property(tries = 200)
    void wildcards(@ForAll("patterns") String pattern, @ForAll("hostile") String held) throws SQLException {
        TextPattern parsed = TextPattern.parse(pattern);
        assertThat(holds(new ValueTest.Text(parsed, true), held)).isEqualTo(matches(parsed.parts(), held.codePoints().toArray(), 0));
    }

    @Property(tries = 50)
    void severalTextsAndLists(@ForAll("hostile") String one, @ForAll("hostile") String two, @ForAll("hostile") String held)
            throws SQLException {
        List<ValueTest> tests = Stream.of(one, two).<ValueTest>map(text -> new ValueTest.Text(TextPattern.parse(escaped(text)), false)).toList();
        boolean either = folded(held, false).equals(folded(one, false)) || folded(held, false).equals(folded(two, false));
        assertThat(holds(new Condition.Match(COLUMN, tests, false), "operation", held)).isEqualTo(either);
        assertThat(holds(new Condition.Match(LIST, tests, false), "changed", new Object[] {"longer than any", held})).isEqualTo(either);
        assertThat(holds(new Condition.Match(LIST, tests, true), "changed", new Object[] {one, two})).isTrue();
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<Character> characters = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of('\'', '"', '\\', '%', '_', '*', '?', '[', '$', ';', '-', '\0', '\n', '\t', 'a', 'A', 'b', ' ')),
                Tuple.of(1, Arbitraries.of('ä', 'Ä', 'é', 'Σ', 'ß', 'Ж', '漢', '\u0301')));
        return characters.list().ofMaxSize(8).map(list -> list.stream().map(String::valueOf).collect(Collectors.joining()));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of("a", "A", "%", "_", "'", "*", "?", "\\*", "\\?", "\\\\", "\\", "b", "ä").list().ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\*?]", "\\\\$0");
    }

    /** Simple case folding, code point by code point, as engines do it. */
    private static String folded(String text, boolean cased) {
        return cased ? text : text.codePoints().map(Character::toLowerCase).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static boolean matches(List<TextPattern.Part> parts, int[] text, int from) {
        if (parts.isEmpty()) {
            return from == text.length;
        }
        List<TextPattern.Part> rest = parts.subList(1, parts.size());
        if (parts.get(0) instanceof TextPattern.Literal literal) {
            int[] wanted = literal.text().codePoints().toArray();
            int end = from + wanted.length;
            return end <= text.length && Arrays.equals(wanted, Arrays.copyOfRange(text, from, end))
                    && matches(rest, text, end);
        }
        if (parts.get(0) == TextPattern.Wildcard.ONE) {
            return from < text.length && matches(rest, text, from + 1);
        }
        return matches(rest, text, from) || from < text.length && matches(parts, text, from + 1);
    }

    private static boolean holds(ValueTest test, String held) throws SQLException {
        return holds(new Condition.Match(COLUMN, List.of(test), false), "operation", held);
    }

    private static boolean holds(Condition condition, String column, Object held) throws SQLException {
        Object value = held instanceof Object[] list ? connection.createArrayOf("VARCHAR", list) : held;
        String sql = "SELECT " + new ConditionSql(Bounds.EVERYTHING).of(condition) + " FROM (SELECT ? AS " + Ddl.quote(column) + ") e";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, value);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }
}

package dev.postern.rules.sql;

import dev.postern.rules.model.Condition;
import dev.postern.rules.model.ValueTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Conditions on the row {@code e}, each TRUE or FALSE and never NULL. */
final class ConditionSql {
    private final Bounds bounds;

    ConditionSql(Bounds bounds) {
        this.bounds = bounds;
    }

    String of(Condition condition) {
        if (condition instanceof Condition.All all) {
            return joined(all.of(), " AND ", "TRUE");
        }
        if (condition instanceof Condition.Any any) {
            return joined(any.of(), " OR ", "FALSE");
        }
        if (condition instanceof Condition.Not not) {
            return "NOT " + of(not.of());
        }
        if (condition instanceof Condition.Listed listed) {
            return new LookupSql(bounds).holds(listed.lookup());
        }
        return match((Condition.Match) condition);
    }

    private String joined(List<Condition> conditions, String word, String none) {
        return conditions.isEmpty() ? none : conditions.stream().map(this::of).collect(Collectors.joining(word, "(", ")"));
    }

    private String match(Condition.Match match) {
        List<String> tests = new ArrayList<>();
        plainTexts(match).ifPresentOrElse(tests::add, () -> match.tests().forEach(test -> tests.add(test(match, test))));
        String joined = String.join(match.all() ? " AND " : " OR ", tests);
        return tests.size() == 1 ? tests.get(0) : "(" + joined + ")";
    }

    private String test(Condition.Match match, ValueTest test) {
        if (test instanceof ValueTest.Present) {
            return TestSql.passes("(" + ValueSql.single(match.field()) + ")", test, true);
        }
        if (match.field().many()) {
            return anyValue(match, TestSql.passes("v", test, true));
        }
        return "coalesce(" + TestSql.passes(ValueSql.single(match.field()), test, match.field().path().isPresent()) + ", FALSE)";
    }

    /** Several texts without wildcards are one membership test. */
    private static Optional<String> plainTexts(Condition.Match match) {
        if (match.all() || match.tests().size() < 2) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (ValueTest test : match.tests()) {
            if (!(test instanceof ValueTest.Text text) || text.cased() || PatternSql.plain(text.pattern()).isEmpty()) {
                return Optional.empty();
            }
            texts.add(SqlText.folded(PatternSql.plain(text.pattern()).get()));
        }
        String in = " IN (" + String.join(", ", texts) + ")";
        return Optional.of(match.field().many() ? anyValue(match, "lower(v)" + in)
                : "coalesce(lower(" + ValueSql.single(match.field()) + ")" + in + ", FALSE)");
    }

    private static String anyValue(Condition.Match match, String test) {
        return "coalesce(len(list_filter(" + ValueSql.many(match.field()) + ", lambda v: " + test + ")) > 0, FALSE)";
    }
}

package dev.postern.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Every mistake in a rule breaks a case. Takes minutes, so it runs with {@code -DargLine=-Dpostern.mutate=true} only. */
@EnabledIfSystemProperty(named = "postern.mutate", matches = "true")
class RuleMutationTest {
    private static final Schema SCHEMA = Schema.current();
    /**
     * No mistakes: a message without a connector has no key, so that no step counts it anyway; and where a rule hides mail,
     * the stronger document of MC-D03 speaks under the same key, whatever the weaker one says.
     */
    private static final Pattern EQUIVALENT = Pattern.compile("mc_p06_used condition connector .* always|mc_d03_stops condition"
            + " parameters\\.(DeleteMessage|SoftDeleteMessage|PermanentDelete|MarkAsRead|MoveToFolder) .*(never|without .*)");

    @TestFactory
    Stream<DynamicTest> casesCatchEveryMistake() {
        var cases = CaseReader.load(SCHEMA);
        return RuleSet.load(SCHEMA).rules().stream().map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
            List<String> survivors = new ArrayList<>();
            for (Mutants.Mutant mutant : Mutants.of(rule)) {
                if (survives(mutant, cases.get(rule.file()))) {
                    survivors.add(mutant.description());
                }
            }
            assertThat(survivors).filteredOn(survivor -> !EQUIVALENT.matcher(survivor).matches()).isEmpty();
        }));
    }

    private static boolean survives(Mutants.Mutant mutant, List<RuleCase> cases) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            try (CaseRunner runner = new CaseRunner(new RuleSet(List.of(mutant.rule())), SCHEMA, connection)) {
                for (RuleCase ruleCase : cases) {
                    if (!runner.problems(ruleCase).isEmpty()) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}

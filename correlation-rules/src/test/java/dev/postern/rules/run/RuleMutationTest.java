package dev.postern.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Every mistake in a rule breaks a case. Takes minutes, so it runs with {@code -DargLine=-Dpostern.mutate=true} only. */
@EnabledIfSystemProperty(named = "postern.mutate", matches = "true")
class RuleMutationTest {
    private static final Schema SCHEMA = Schema.current();

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
            assertThat(survivors).isEmpty();
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

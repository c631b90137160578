package dev.postern.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of every rule holds. */
class RuleCasesTest {
    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @TestFactory
    Stream<DynamicContainer> casesHold() {
        Schema schema = Schema.current();
        RuleSet rules = RuleSet.load(schema);
        Map<String, List<RuleCase>> cases = CaseReader.load(schema);
        return rules.rules().stream().map(rule -> DynamicContainer.dynamicContainer(rule.id(),
                tests(rules.only(rule.id()), cases.getOrDefault(rule.file(), List.of()))));
    }

    private static Stream<DynamicTest> tests(RuleSet rule, List<RuleCase> cases) {
        CaseRunner[] runner = new CaseRunner[1];
        return cases.stream().map(ruleCase -> DynamicTest.dynamicTest(ruleCase.kind().word() + ": " + ruleCase.name(), () -> {
            if (runner[0] == null) {
                runner[0] = new CaseRunner(rule, Schema.current(), connection);
            }
            assertThat(runner[0].problems(ruleCase)).as(ruleCase.place().toString()).isEmpty();
        }));
    }
}

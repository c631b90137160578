package dev.postern.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of every rule holds on an empty database of its own. */
class RuleCasesTest {
    @TestFactory
    Stream<DynamicContainer> casesHold() {
        Schema schema = Schema.current();
        RuleSet rules = RuleSet.load(schema);
        return CaseReader.load(schema).entrySet().stream().map(file -> {
            String id = rules.rules().stream().filter(rule -> rule.file().equals(file.getKey())).findFirst().orElseThrow().id();
            CaseRunner runner = new CaseRunner(rules.only(id), schema);
            return DynamicContainer.dynamicContainer(id, file.getValue().stream().map(ruleCase -> test(runner, ruleCase)));
        });
    }

    private static DynamicTest test(CaseRunner runner, RuleCase ruleCase) {
        return DynamicTest.dynamicTest(ruleCase.kind().word() + ": " + ruleCase.name(), () -> {
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
                List<String> problems = runner.problems(ruleCase, connection);
                assertThat(problems).as(ruleCase.place().toString()).isEmpty();
            }
        });
    }
}

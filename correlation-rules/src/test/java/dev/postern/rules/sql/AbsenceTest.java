package dev.postern.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.rules.model.Rule;
import dev.postern.rules.model.Trigger;
import dev.postern.rules.parse.RuleFile;
import dev.postern.rules.parse.RuleParser;
import dev.postern.schema.Ddl;
import dev.postern.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Absent, empty and false are three things; a statement about what is absent does not hold, and its negation does. */
class AbsenceTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        // match; absent; another value; a value that matches; column
        "operation: New; NULL; ''; 'new'; operation",
        "operation|contains: e; NULL; ''; 'New'; operation",
        "operation|re: '^N'; NULL; ''; 'New'; operation",
        "external_access: true; NULL; FALSE; TRUE; external_access",
        "source_addresses|gt: 256; NULL; 256; 257; source_addresses",
        "source_addresses: 256; NULL; 257; 256; source_addresses",
        "changed: enabled; NULL; []; ['x', NULL, 'Enabled']; changed",
        "changed|all: [a, b]; NULL; ['a', 'c']; ['b', 'a']; changed",
        "changed|contains|all: [ena, led]; NULL; ['ena']; ['Enabled']; changed",
        "parameters.RequireTls: false; NULL; '{\"RequireTls\":\"\"}'; '{\"RequireTls\":false}'; parameters",
        "parameters.RequireTls: false; '{\"RequireTls\":null}'; '{\"RequireTls\":true}'; '{\"RequireTls\":\"False\"}'; parameters",
        "parameters.RequireTls: ''; '{}'; '{\"RequireTls\":false}'; '{\"RequireTls\":\"\"}'; parameters",
        "parameters.ForwardTo|endswith: .example; '{\"ForwardTo\":null}'; '{\"ForwardTo\":[]}'; '{\"ForwardTo\":[\"x\",\"a@B.EXAMPLE\"]}'; parameters",
        "parameters.ForwardTo|endswith: .example; '{}'; '{\"ForwardTo\":\"\"}'; '{\"ForwardTo\":\"a@b.example\"}'; parameters",
        "parameters.TlsSenderCertificateName: ''; '{}'; '{\"TlsSenderCertificateName\":\"x\"}'; '{\"TlsSenderCertificateName\":\"\"}'; parameters",
        "parameters.ForwardTo|exists: true; NULL; '{\"ForwardTo\":null}'; '{\"ForwardTo\":[]}'; parameters",
        "operation|exists: true; NULL; NULL; ''; operation",
        "operation: null; 'x'; ''; NULL; operation",
        "parameters.Name: null; '{\"Name\":\"x\"}'; '{\"Name\":\"\"}'; '{}'; parameters",
        "changed|exists: false; ['x']; []; NULL; changed",
    })
    void twoValued(String match, String absent, String other, String value, String column) throws SQLException {
        for (boolean negated : List.of(false, true)) {
            String condition = condition(match, negated);
            assertThat(query(condition, column, absent)).as(absent).isEqualTo(negated);
            assertThat(query(condition, column, other)).as(other).isEqualTo(negated);
            assertThat(query(condition, column, value)).as(value).isNotEqualTo(negated);
        }
    }

    private static String condition(String match, boolean negated) {
        Rule rule = RuleParser.parse(List.of(new RuleFile("f.yml", """
                title: T
                id: 00000000-0000-0000-0000-000000000001
                name: one
                status: test
                description: D
                author: A
                date: 2026-01-01
                logsource: {product: postern, service: audit}
                detection:
                  sel: {%s}
                  condition: %s
                level: low
                x-postern: {rule: MC-X01, summary: s, dedup: object_id, next-step: n, playbook: P1}
                """.formatted(match.strip(), negated ? "not sel" : "sel"))), Schema.current()).get(0);
        return new ConditionSql(Bounds.EVERYTHING).of(((Trigger.OneRow) rule.units().get(0).trigger()).condition());
    }

    private static boolean query(String condition, String column, String value) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
            statement.execute(Ddl.table(Schema.current().stream("audit")));
            statement.execute("INSERT INTO audit (_block, " + column + ") VALUES (1, " + value.strip() + ")");
            try (ResultSet result = statement.executeQuery("SELECT " + condition + " FROM audit e")) {
                result.next();
                assertThat(result.getObject(1)).isNotNull();
                return result.getBoolean(1);
            }
        }
    }
}

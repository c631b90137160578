package dev.postern.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.rules.parse.RuleFile;
import dev.postern.schema.Schema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleLintTest {
    private static final Schema SCHEMA = Schema.current();

    @Test
    void whatShipsHasNothingToMend() {
        assertThat(RuleLint.lint(RuleSet.load(SCHEMA), CaseReader.load(SCHEMA), SCHEMA)).isEmpty();
    }

    @Test
    void findsWhatParsesAndShouldNotShip() {
        RuleSet rules = RuleSet.of(List.of(new RuleFile("misc/other.yml", """
                title: T
                id: 00000000-0000-0000-0000-000000000001
                name: bad
                status: test
                description: D
                author: A
                date: 2026-01-01
                tags: [attack.t1562.008]
                logsource: {product: postern, service: audit}
                detection:
                  sel: {changed: SenderIPAdresses, drill_id: null}
                  condition: sel
                level: low
                x-postern: {rule: MC-X01, summary: s, dedup: object_id, next-step: n, playbook: nobody}
                """)), SCHEMA);
        assertThat(RuleLint.lint(rules, Map.of(), SCHEMA)).extracting(RuleLint.Finding::message).containsExactlyInAnyOrder(
                "rule MC-X01 belongs into a file <family>/mc-x01.yml",
                "`family` in schema/alert.yml has no name for the letter of rule MC-X01",
                "rule MC-X01 has no case of kind attack",
                "rule MC-X01 has no case of kind benign",
                "rule MC-X01 has no case of kind late",
                "rule MC-X01 has no case of kind duplicated",
                "tag attack.t1562.008 has another number since ATT&CK v19",
                "`falsepositives` is empty",
                "`references` is empty",
                "`playbook` is the id of a playbook, P1 to P10",
                "`SenderIPAdresses` is no known parameter; did you mean `SenderIPAddresses`?",
                "a rule may not tell drills from the real thing");
    }
}

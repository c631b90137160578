package dev.postern.rules.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.rules.model.Rule;
import dev.postern.rules.model.Sequence;
import dev.postern.rules.model.Severity;
import dev.postern.rules.model.Trigger;
import dev.postern.schema.Schema;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceReaderTest {
    private static final String UNIT = """
            title: T
            id: 00000000-0000-0000-0000-00000000000%1$d
            name: unit%1$d
            status: test
            description: D
            author: A
            date: 2026-01-01
            logsource: {product: postern, service: audit}
            detection: {sel: {operation: Op%1$d}, condition: sel}
            x-postern: {rule: MC-X01, unit-only: true}
            ---
            """;
    private static final String CHAIN = UNIT.formatted(1) + UNIT.formatted(2) + """
            title: T
            id: 00000000-0000-0000-0000-000000000009
            name: chain
            status: test
            description: D
            author: A
            date: 2026-01-01
            correlation: {type: temporal_ordered, rules: [unit1, unit2], group-by: object_name, timespan: 2d}
            x-postern:
              rule: MC-X01
              sequence: {steps: {unit2: {count: 3, within: 4h}}, levels: {2: high}}
              summary: "{count.unit2} times"
              dedup: object_name
              next-step: n
              playbook: P1
            """;

    @Test
    void stepsHaveTheirOwnCountAndGap() {
        Rule rule = parse(CHAIN).get(0);
        Sequence sequence = ((Trigger.Steps) rule.units().get(2).trigger()).sequence();
        assertThat(sequence.steps()).extracting(Sequence.Step::count).containsExactly(1, 3);
        assertThat(sequence.steps()).extracting(Sequence.Step::within).containsExactly(Duration.ofDays(2), Duration.ofHours(4));
        assertThat(sequence.tolerance()).isEqualTo(Duration.ofMinutes(5));
        assertThat(rule.units().get(2).severities()).containsExactly(Severity.HIGH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "temporal_ordered|event_count|correlation type `event_count` is not supported: only temporal_ordered",
        "rules: [unit1, unit2]|rules: [unit1, unit3]|there is no unit of single rows named `unit3`; did you mean `unit1`?",
        "rules: [unit1, unit2]|rules: [unit1]|a sequence has at least two steps",
        "group-by: object_name|group-by: [object_name, actor_id]|a sequence has one key; more are not supported",
        "group-by: object_name|group-by: changed|`changed` is no text: it cannot be the key of a sequence",
        "timespan: 2d|timespan: 2 days|`2 days` is no span of time such as 30s, 5m, 72h, 14d",
        "within: 4h|within: 3d|a step's `within` is longer than the whole timespan",
        "count: 3|count: 0|a whole number of at least 1 is needed here, not `0`",
        "unit2: {count|unit1: {count|the first step is one event: it takes no count and no `within`",
        "levels: {2: high}|levels: {3: high}|`levels` gives a severity to a number of steps from 2 to 2",
        "levels: {2: high}|levels: {}|`levels` needs at least one entry",
        "{count.unit2}|{count.unit9}|`{count.unit9}` names no step of this sequence",
    })
    void whatIsWrongIsRefused(String from, String to, String message) {
        assertThat(CHAIN).contains(from);
        assertThatThrownBy(() -> parse(CHAIN.replace(from, to))).isInstanceOf(RuleException.class).hasMessageContaining(message);
    }

    private static List<Rule> parse(String text) {
        return RuleParser.parse(List.of(new RuleFile("f.yml", text)), Schema.current());
    }
}

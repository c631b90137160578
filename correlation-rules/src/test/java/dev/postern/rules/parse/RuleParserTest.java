package dev.postern.rules.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.rules.model.Rule;
import dev.postern.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong or unknown is refused with file, line and column, never left out. */
class RuleParserTest {
    /** Line 11 is the detection, line 12 the condition, line 14 the block. */
    private static final String RULE = """
            title: T
            id: 00000000-0000-0000-0000-000000000001
            name: one
            status: test
            description: D
            author: A
            date: 2026-01-01
            tags: [attack.t1199]
            logsource: {product: postern, service: audit}
            detection:
              sel: {operation: New-InboundConnector}
              condition: sel
            level: low
            x-postern: {rule: MC-X01, summary: s, dedup: object_id, next-step: n, playbook: P1}
            """;

    @Test
    void aMinimalRuleParses() {
        List<Rule> rules = parse(RULE);
        assertThat(rules).hasSize(1);
        assertThat(rules.get(0).id()).isEqualTo("MC-X01");
        assertThat(rules.get(0).units().get(0).streams()).containsExactly("audit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "operation: New|operatoin: New|f.yml:11:9: stream audit has no field `operatoin`; did you mean `operation`?",
        "operation: New|parameters.RequireTLs: New|f.yml:11:9: field `parameters` of stream audit has no known name `RequireTLs`; did you mean `RequireTLS`?",
        "operation: New|actor.name: New|f.yml:11:9: field `actor` is a string, it has no names inside",
        "operation: New|operation#contain: New|f.yml:11:9: modifier `contain` is not supported; did you mean `contains`?",
        "operation: New|client_ip#cidr: New|f.yml:11:9: modifier `cidr` is not supported",
        "operation: New|operation#base64offset#contains: New|f.yml:11:9: modifier `base64offset` is not supported",
        "operation: New|operation#contains#endswith: New|f.yml:11:9: modifiers contains and endswith exclude each other",
        "operation: New|operation#lt: 5, actor: New|f.yml:11:23: `operation` is a string: modifier `lt` is not supported for it",
        "operation: New|external_access: yes, actor: New|f.yml:11:26: `external_access` takes true or false here, not `yes`",
        "operation: New|time: 2026-01-01, actor: New|f.yml:11:15: `time` is a timestamp: only `exists` and null are supported",
        "operation: New|parameters: x, actor: New|f.yml:11:21: `parameters` is a json: only `exists` and null are supported",
        "operation: New|operation: [], actor: New|f.yml:11:20: `operation` needs a value",
        "operation: New|actor#re: '(?=x)', operation: New|f.yml:11:19: `(?=x)` is not supported in a regular expression",
        "operation: New|actor#re: '(a', operation: New|f.yml:11:19: this is no regular expression",
        "operation: New|operation: a, operation: New|f.yml:11:23: `operation` is given twice",
        "sel: {operation: New-InboundConnector}|sel: [a]|f.yml:11:9: keywords without a field are not supported",
        "sel: {operation: New-InboundConnector}|sel: {}|f.yml:11:8: an empty detection would match every row",
        "condition: sel|condition: sell|f.yml:12:14: nothing is named `sell` (character 1); did you mean `sel`?",
        "condition: sel|condition: sel and|f.yml:12:14: a name, `not` or `(` is needed in the condition, which ends too early",
        "condition: sel|condition: (sel|f.yml:12:14: `)` is needed in the condition",
        "condition: sel|condition: sel sel|f.yml:12:14: `and`, `or` or the end is needed in the condition (character 5), not `sel`",
        "condition: sel|condition: 2 of sel|f.yml:12:14: `2 of` is not supported: only `1 of` and `all of`",
        "condition: sel|condition: 1 of x*|f.yml:12:14: `1 of x*` names nothing",
        "condition: sel|condition: 'sel # count() > 5'|f.yml:12:14: `# count() > 5` is not supported in a condition (character 4)",
        "condition: sel|other: {actor: x}; condition: sel|f.yml:12:3: `other` is never used",
        "service: audit|service: audits|f.yml:9:40: there is no stream `audits`; did you mean `audit`?",
        "product: postern|product: windows|f.yml:9:22: `product` is postern: rules read its streams",
        "playbook: P1|playbok: P1|f.yml:14:71: `playbok` is not supported here; did you mean `playbook`?",
        "playbook: P1|playbook: P1, sequence: {}|f.yml:14:85: `sequence` is not supported here",
        "level: low|level: severe|f.yml:13:8: `severe` is no severity: informational, low, medium, high, critical",
        "level: low|timeframe: 5m|f.yml:13:1: `timeframe` is not supported here",
        "status: test|status: draft|f.yml:4:9: `status` is one of",
        "000000000001|1|f.yml:2:5: `id` is a UUID in lower case",
        "name: one|name: One|f.yml:3:7: `name` is snake_case",
        "author: A|author: [A|f.yml:7:5: this is no YAML",
        "summary: s|summary: 'by {operaton}'|f.yml:14:36: stream audit has no field `operaton`; did you mean `operation`?",
        "summary: s|summary: 'by {'|f.yml:14:36: a brace that names no field is not supported in a summary",
        "dedup: object_id|dedup: [parameters]|f.yml:14:46: `dedup` names at least one field",
        "rule: MC-X01|rule: X01|f.yml:14:19: `rule` is an id such as MC-B01",
    })
    void whatIsWrongIsRefusedWithItsPlace(String from, String to, String message) {
        String broken = RULE.replace(from, to.replace('#', '|').replace("; condition", "\n  condition"));
        assertThat(broken).isNotEqualTo(RULE);
        assertThatThrownBy(() -> parse(broken)).isInstanceOf(RuleException.class).hasMessageStartingWith(message.replace("`# count", "`| count"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{field: actor_id, match: exakt, lists: [l], holds: any-inside}|`match` is one of exact, domain, range",
        "{field: actor_id, match: exact, lists: [l], holds: inside}|`holds` is one of any-inside, all-inside, any-outside",
        "{field: actor_id, match: exact, lists: [], holds: any-inside}|lookup `known` needs `lists` with at least one name",
        "{field: time, match: exact, lists: [l], holds: any-inside}|`time` holds no text to look up",
        "{field: actor_id, match: exact, lists: [l], holds: any-inside, ttl: 1h}|`ttl` is not supported here",
        "{field: actor_id, match: exact, lists: [l], holds: any-inside, optional: 1}|`optional` is true or false",
        "{field: actor_id, match: exact, lists: [l], holds: any-inside}|`known` is never used",
    })
    void aWrongLookupIsRefused(String lookup, String message) {
        String rule = RULE.replace("x-postern: {", "x-postern: {lookups: {known: " + lookup + "}, ");
        assertThatThrownBy(() -> parse(rule)).isInstanceOf(RuleException.class).hasMessageContaining(message);
    }

    @Test
    void namesAndIdsAreUnique() {
        assertThatThrownBy(() -> parse(RULE + "---\n" + RULE)).hasMessage("f.yml:16:1: another document is named `one` too");
        assertThatThrownBy(() -> parse(RULE + "---\n" + RULE.replace("name: one", "name: two")))
                .hasMessage("f.yml:16:1: another document has the id 00000000-0000-0000-0000-000000000001 too");
    }

    @Test
    void aliasesStandForValuesOnly() {
        assertThat(parse(RULE.replace("operation: New-InboundConnector}", "operation: &v [a, b], actor: *v}"))).hasSize(1);
        assertThatThrownBy(() -> parse(RULE.replace("sel: {operation: New-InboundConnector}", "sel: &v {operation: a}\n  b: *v")))
                .hasMessage("f.yml:12:6: an alias stands for a single value or a list of values only");
    }

    private static List<Rule> parse(String text) {
        return RuleParser.parse(List.of(new RuleFile("f.yml", text)), Schema.current());
    }
}

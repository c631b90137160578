package dev.postern.playbook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.playbook.SampleFiles;
import dev.postern.playbook.parse.PlaybookParser;
import dev.postern.rules.run.RuleSet;
import dev.postern.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each finding is made where it should be, and nowhere else. */
class PlaybookLintTest {
    private static final RuleSet RULES = RuleSet.load(Schema.current());

    @Test
    void whatShipsHasNothingToMend() {
        assertThat(PlaybookLint.lint(PlaybookParser.shipped(), RULES)).isEmpty();
    }

    @Test
    void theSampleHasNothingToMend() {
        assertThat(PlaybookLint.lint(SampleFiles.whole(), RULES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rollback: {action: x.set, with: {Id: "{{guid}}", On: true}}, | ''        | playbooks/p1.yml:21:5: step `off` has neither `rollback` nor `irreversible: true`
            verify: {action: x.keep, expect: it is off, watch: 1h}, | ''             | playbooks/p1.yml:21:5: step `off` has no `verify`
            verify: {action: x.keep,     | verify: {action: x.set, with: {Id: "{{guid}}", On: true}, | a verification changes nothing, but `x.set` does
            reversible: true             | reversible: false       | step `off` has a rollback, but the library says that `x.set` cannot be taken back
            on-yes: keep                 | on-yes: off             | step `off` can be reached without a snapshot before it
            on-yes: keep                 | on-yes: off             | step `keep` is never reached
            ', on-no: end'               | ''                      | decision `bad` has no `on-no`
            'on-yes: keep, '             | ''                      | decision `bad` has no `on-yes`
            do: Write it down., next: end | do: Write it down., next: say | step `write` leads to no end
            do: Write it down., next: end | do: Write it down.     | step `write` has no `next`; the last one of a branch says `next: end`
            next: write                  | next: wrte              | there is no step `wrte`; did you mean `write`?
            role: soc, sla: 5m, title: Keep | role: sock, sla: 5m, title: Keep | playbooks/p1.yml:20:53: there is no role `sock`; did you mean `soc`?
            roles: [lead]                | roles: [leed]           | there is no role `leed`; did you mean `lead`?
            title: Keep, action: x.keep  | title: Keep, action: x.kep | there is no action `x.kep`; did you mean `x.keep`?
            title: Keep, action: x.keep  | title: Keep, action: x.set, with: {Id: "{{guid}}", On: true} | a query changes nothing, but `x.set` does
            with: {Id: "{{guid}}", On: false} | with: {Id: "{{guit}}", On: false} | there is no variable `guit`; did you mean `guid`?
            On: false                    | Onn: false              | there is no parameter of x.set `Onn`; did you mean `On`?
            , On: false                  | ''                      | `x.set` needs parameter `On`
            On: false                    | On: never               | `On` is of type boolean, and this is of type text
            On: false                    | On: "{{guid}}"          | `On` is of type boolean, and this is of type guid
            'sla: 1d, '                  | ''                      | step `write` has no `sla`
            phase: recover               | phase: detect           | step `say` of phase detect stands after a step of a later phase
            rules: [MC-A01]              | rules: [MC-A99]         | there is no rule `MC-A99`; did you mean `MC-A01`?
            rules: [MC-A01]              | rules: []               | `rules` is empty: nothing would lead to this playbook
            rules: [MC-A01]              | rules: [MC-A02]         | playbook P1 does not answer rule `MC-A01`
            drill: p1                    | drill: p2               | there is no drill `p2`; did you mean `p1`?
            from: alert, shown           | from: alert objekt_id, shown | there is no field of alerts `objekt_id`; did you mean `object_id`?
            tell: open                   | tell: opn               | there is no notification `opn`; did you mean `open`?
            evidence: state              | evidence: stat          | there is no evidence `stat`; did you mean `state`?
            'evidence: state, '          | ''                      | no step names evidence `state`
            '{rule: MC-A01, severity'    | '{rule: MC-Z01, severity' | there is no rule `MC-Z01`
            must-not: [MC-A01]           | must-not: [MC-Z01]      | there is no rule `MC-Z01`
            must-not: [MC-A01]           | must-not: []            | no scene is a harmless twin: one without `expect` and with `must-not`
            inject: made                 | inject: mode            | there is no inject `mode`; did you mean `made`?
            DRILL-{{drill}}              | DRILL-{{drll}}          | there is no variable `drll`; did you mean `drill`?
            'expect: [{rule: MC-A01, severity: medium, inject: made, within: 15m}]' | '' | no scene expects an alert
            'template: audit/New-InboundConnector, after: 0m, set' | 'template: audits/New-InboundConnector, after: 0m, set' | `audits/New-InboundConnector` is no template
            drill: p1                    | ''                      | `drill` is missing: nothing proves this playbook
            'title: Off, action: x.set, with: {Id: "{{guid}}", On: false}' | 'title: Off, action: x.keep' | step `off` changes nothing: it is of kind query
            /x/{{Id}}                    | /x/{{Ident}}            | `{{Ident}}` is no parameter of `x.set`
            /x/{{Id}}                    | /x                      | a template of `x.set` does not use parameter `Id`
            Set-X {{arguments}}          | Set-X '{{Id}}' {{On}}   | `{{Id}}` stands in quotes in `x.set`; the literal brings its own
            """)
    void everyFindingIsMade(String was, String is, String finding) {
        assertThat(PlaybookLint.lint(SampleFiles.with(was, is), RULES)).extracting(Finding::toString)
                .anySatisfy(each -> assertThat(each).contains(finding));
    }

    @Test
    void whatIsDeclaredIsUsed() {
        assertThat(PlaybookLint.lint(SampleFiles.with("variables:\n", "variables:\n  spare: {type: text, from: alert, shown: spare}\n"), RULES))
                .extracting(Finding::toString).containsExactly("playbooks/p1.yml:1:1: no step uses variable `spare`");
    }

    @Test
    void anIrreversibleStepNeedsApproval() {
        String rollback = "rollback: {action: x.set, with: {Id: \"{{guid}}\", On: true}}";
        assertThat(PlaybookLint.lint(SampleFiles.with(rollback, "irreversible: true"), RULES)).isEmpty();
        String both = "needs-approval: {roles: [lead], count: 1},\n     " + rollback;
        assertThat(PlaybookLint.lint(SampleFiles.with(both, "irreversible: true"), RULES))
                .extracting(Finding::message).containsExactly("step `off` is irreversible and has no `needs-approval`");
    }
}

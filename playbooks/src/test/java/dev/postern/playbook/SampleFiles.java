package dev.postern.playbook;

import dev.postern.playbook.model.PlaybookLibrary;
import dev.postern.playbook.parse.PlaybookFile;
import dev.postern.playbook.parse.PlaybookParser;
import java.util.List;

/** A small playbook with its action and drill, in which nothing is to mend, and the same with one thing replaced. */
public final class SampleFiles {
    public static final PlaybookFile PLAYBOOK = new PlaybookFile("playbooks/p1.yml", """
            id: P1
            title: Sample
            version: 1.0.0
            severity: high
            use: Something happened.
            rules: [MC-A01]
            attack: [T1199]
            drill: p1
            roles:
              soc: {title: SOC, does: looks}
              lead: {title: Lead, does: decides}
            variables:
              guid: {type: guid, from: alert, shown: connector GUID}
            notifications:
              open: {to: lead, via: phone, says: all}
            evidence:
              state: {what: the state, keep: in the case}
            steps:
              - {slug: bad, phase: triage, kind: decision, role: lead, sla: 5m, title: Bad, ask: "Is it bad?", on-yes: keep, on-no: end}
              - {slug: keep, phase: contain, kind: query, role: soc, sla: 5m, title: Keep, action: x.keep, evidence: state, next: off}
              - {slug: off, phase: contain, kind: action, role: soc, sla: 5m, title: Off, action: x.set, with: {Id: "{{guid}}", On: false},
                 needs-approval: {roles: [lead], count: 1},
                 rollback: {action: x.set, with: {Id: "{{guid}}", On: true}}, verify: {action: x.keep, expect: it is off, watch: 1h}, next: say}
              - {slug: say, phase: recover, kind: notify, role: lead, sla: 1h, title: Say, tell: open, next: write}
              - {slug: write, phase: lessons, kind: manual, role: lead, sla: 1d, title: Write, do: Write it down., next: end}
            """);
    public static final PlaybookFile ACTIONS = new PlaybookFile("actions/x.yml", """
            actions:
              - {id: x.keep, title: Keep, does: keeps, effect: snapshot, needs: reader, manual: look, powershell: Get-X}
              - id: x.set
                title: Set
                does: sets
                effect: change
                needs: writer
                reversible: true
                manual: click
                parameters:
                  - {name: Id, type: guid, required: true, meaning: id}
                  - {name: On, type: boolean, required: true, meaning: state}
                powershell: "Set-X {{arguments}}"
                rest: {method: POST, path: "/x/{{Id}}", body: '{"on":{{On}}}'}
            """);
    public static final PlaybookFile DRILL = new PlaybookFile("drills/p1.yml", """
            id: p1
            title: Drill
            lists: [own-egress]
            scenes:
              - slug: attack
                story: It happens.
                injects: [{slug: made, template: audit/New-InboundConnector, after: 0m, set: {Name: "DRILL-{{drill}}"}}]
                expect: [{rule: MC-A01, severity: medium, inject: made, within: 15m}]
              - slug: twin
                story: It happens with a ticket.
                injects: [{slug: made, template: audit/New-InboundConnector, after: 0m}]
                must-not: [MC-A01]
            targets: {detect: 15m, acknowledge: 15m, contain: 1h}
            """);

    private SampleFiles() {
    }

    public static PlaybookLibrary whole() {
        return PlaybookParser.parse(List.of(PLAYBOOK, ACTIONS, DRILL));
    }

    /** @param was stands in exactly one of the files, once */
    public static PlaybookLibrary with(String was, String is) {
        return PlaybookParser.parse(List.of(replaced(PLAYBOOK, was, is), replaced(ACTIONS, was, is), replaced(DRILL, was, is)));
    }

    private static PlaybookFile replaced(PlaybookFile file, String was, String is) {
        return new PlaybookFile(file.path(), file.text().replace(was, is));
    }
}

package dev.postern.playbook.lint;

import dev.postern.playbook.model.EvidenceItem;
import dev.postern.playbook.model.Notification;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.Ref;
import dev.postern.playbook.model.Role;
import dev.postern.playbook.model.Step;
import dev.postern.playbook.model.Work;
import dev.postern.rules.model.Place;
import dev.postern.schema.Field;
import dev.postern.schema.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names inside one playbook: what a step names is there, and what is there is named. */
final class NameChecks {
    private final Findings findings;
    private final Playbook playbook;

    NameChecks(Findings findings, Playbook playbook) {
        this.findings = findings;
        this.playbook = playbook;
    }

    void check() {
        List<Step> steps = playbook.steps();
        names(steps.stream().flatMap(NameChecks::roles), "role", playbook.roles().stream().map(Role::id).toList());
        names(steps.stream().flatMap(step -> step.evidence().stream()), "evidence", playbook.evidence().stream().map(EvidenceItem::id).toList());
        names(steps.stream().filter(step -> step.work() instanceof Work.Notify)
                .flatMap(step -> ((Work.Notify) step.work()).notifications().stream()), "notification",
                playbook.notifications().stream().map(Notification::id).toList());
        steps.forEach(step -> findings.require(step.sla().isPresent(), step.place(), "step `" + step.slug() + "` has no `sla`"));
        for (int i = 1; i < steps.size(); i++) {
            findings.require(steps.get(i).phase().compareTo(steps.get(i - 1).phase()) >= 0, steps.get(i).place(),
                    "step `" + steps.get(i).slug() + "` of phase " + steps.get(i).phase().word() + " stands after a step of a later phase");
        }
        unusedVariables(playbook.place());
        alertFields();
    }

    /** A variable that a run would fill from an alert names a field that alerts have. */
    private void alertFields() {
        List<String> fields = Schema.current().stream("alert").fields().stream().map(Field::name).toList();
        playbook.variables().forEach(variable -> variable.alertField()
                .ifPresent(from -> findings.known(new Ref(playbook.place(), from.field()), "field of alerts", fields)));
    }

    private void unusedVariables(Place place) {
        Set<String> used = playbook.steps().stream().flatMap(step -> step.calls().stream()).flatMap(call -> call.arguments().values().stream())
                .flatMap(argument -> argument.variables()).map(Ref::name).collect(Collectors.toSet());
        playbook.variables().stream().filter(variable -> !used.contains(variable.id()))
                .forEach(variable -> findings.tell(place, "no step uses variable `" + variable.id() + "`"));
    }

    /** Everything that is declared is for a step: what no step names is a gap in the steps. */
    private void names(Stream<Ref> refs, String what, Collection<String> known) {
        Set<String> named = refs.filter(ref -> findings.known(ref, what, known)).map(Ref::name).collect(Collectors.toSet());
        known.stream().filter(name -> !named.contains(name))
                .forEach(name -> findings.tell(playbook.place(), "no step names " + what + " `" + name + "`"));
    }

    private static Stream<Ref> roles(Step step) {
        Stream<Ref> approvers = step.work() instanceof Work.Action action
                ? action.approval().stream().flatMap(approval -> approval.roles().stream()) : Stream.empty();
        return Stream.concat(Stream.of(step.role()), approvers);
    }
}

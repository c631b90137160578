package dev.postern.playbook.model;

import dev.postern.rules.model.Place;
import dev.postern.rules.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * How one kind of incident is answered.
 *
 * @param place    first line of the file
 * @param id       such as {@code P1}, which alerts carry
 * @param use      when it is the right one, in words
 * @param severity of the incident until somebody knows better
 * @param rules    ids of the rules whose alerts it answers
 * @param attack   ATT&CK techniques, such as {@code T1199}
 * @param steps    at least one; a run begins with the first
 * @param drill    the drill that proves it
 */
public record Playbook(Place place, String id, String title, String version, Severity severity, String use, List<Ref> rules,
        List<String> attack, List<Role> roles, List<Variable> variables, List<Notification> notifications,
        List<EvidenceItem> evidence, List<Step> steps, Optional<Ref> drill) {

    public Playbook {
        rules = List.copyOf(rules);
        attack = List.copyOf(attack);
        roles = List.copyOf(roles);
        variables = List.copyOf(variables);
        notifications = List.copyOf(notifications);
        evidence = List.copyOf(evidence);
        steps = List.copyOf(steps);
    }

    public Optional<Step> step(String slug) {
        return steps.stream().filter(step -> step.slug().equals(slug)).findFirst();
    }

    public Optional<Variable> variable(String id) {
        return variables.stream().filter(variable -> variable.id().equals(id)).findFirst();
    }

    public Optional<Notification> notification(String id) {
        return notifications.stream().filter(notification -> notification.id().equals(id)).findFirst();
    }

    public Optional<Role> role(String id) {
        return roles.stream().filter(role -> role.id().equals(id)).findFirst();
    }
}

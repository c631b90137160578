package dev.postern.playbook.model;

import java.util.List;
import java.util.Optional;

/**
 * Everything that was read together.
 *
 * @param playbooks in order of id, P2 before P10
 * @param actions   in order of id
 */
public record PlaybookLibrary(List<Playbook> playbooks, List<ActionDefinition> actions, List<Drill> drills) {
    public PlaybookLibrary {
        playbooks = List.copyOf(playbooks);
        actions = List.copyOf(actions);
        drills = List.copyOf(drills);
    }

    /** @param id such as {@code P1}, in either case */
    public Optional<Playbook> playbook(String id) {
        return playbooks.stream().filter(playbook -> playbook.id().equalsIgnoreCase(id)).findFirst();
    }

    public Optional<ActionDefinition> action(String id) {
        return actions.stream().filter(action -> action.id().equals(id)).findFirst();
    }

    public Optional<Drill> drill(String id) {
        return drills.stream().filter(drill -> drill.id().equals(id)).findFirst();
    }
}

package dev.postern.playbook.model;

import dev.postern.rules.model.Place;
import java.util.List;

/**
 * Who has to agree before a step is done.
 *
 * @param roles whose members may agree
 * @param count how many different persons have to
 */
public record Approval(Place place, List<Ref> roles, int count) {
    public Approval {
        roles = List.copyOf(roles);
    }
}

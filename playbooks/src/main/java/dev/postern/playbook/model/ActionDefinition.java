package dev.postern.playbook.model;

import dev.postern.rules.model.Place;
import java.util.List;
import java.util.Optional;

/**
 * An entry of the action library: what can be done, and by which means.
 *
 * @param id         such as {@code exo.set-inbound-connector}
 * @param needs      role or permission of whoever does it
 * @param reversible whether another action can take it back
 * @param manual     how a person does it
 * @param powershell lines; <code>{{Name}}</code> is the literal of an argument, <code>{{arguments}}</code> is all of them by name
 */
public record ActionDefinition(Place place, String id, String title, String does, Effect effect, List<Parameter> parameters,
        String needs, boolean reversible, String manual, List<String> powershell, Optional<Rest> rest) {

    /** The placeholder that stands for all arguments. */
    public static final String ARGUMENTS = "arguments";

    public ActionDefinition {
        parameters = List.copyOf(parameters);
        powershell = List.copyOf(powershell);
    }

    public Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
    }
}

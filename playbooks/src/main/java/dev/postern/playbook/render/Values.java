package dev.postern.playbook.render;

import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.Variable;
import java.util.List;
import java.util.Map;

/** What stands in the place of a playbook's variables. A variable of a type other than list has one value. */
@FunctionalInterface
public interface Values {
    /** At least one value. */
    List<String> of(String variable);

    /** {@code <connector GUID>} and the like, for a runbook that belongs to no case. */
    static Values placeholders(Playbook playbook) {
        return name -> List.of("<" + playbook.variable(name).map(Variable::shown).orElse(name) + ">");
    }

    /** Values of a case; placeholders where it has none. */
    static Values of(Map<String, List<String>> known, Playbook playbook) {
        Map<String, List<String>> copy = Map.copyOf(known);
        Values placeholders = placeholders(playbook);
        return name -> copy.getOrDefault(name, placeholders.of(name));
    }
}

package dev.postern.playbook.lint;

import dev.postern.playbook.model.ActionDefinition;
import dev.postern.playbook.model.Parameter;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Templates of one action: each placeholder names a parameter and stands where a literal can stand, each parameter is used. */
final class ActionChecks {
    private static final Pattern PLACEHOLDER = Pattern.compile("(['\"]?)\\{\\{(\\w+)}}(['\"]?)");
    /** The tenant is no parameter: whoever executes knows it. */
    private static final String TENANT = "tenant";

    private final Findings findings;

    ActionChecks(Findings findings) {
        this.findings = findings;
    }

    void check(ActionDefinition action) {
        if (!action.powershell().isEmpty()) {
            template(action, String.join("\n", action.powershell()));
        }
        action.rest().ifPresent(rest -> template(action, rest.path() + "\n" + rest.body()));
    }

    private void template(ActionDefinition action, String template) {
        Set<String> names = action.parameters().stream().map(Parameter::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> unused = new TreeSet<>(names);
        Matcher placeholder = PLACEHOLDER.matcher(template);
        while (placeholder.find()) {
            String name = placeholder.group(2);
            if (name.equals(ActionDefinition.ARGUMENTS)) {
                unused.clear();
            } else if (!name.equals(TENANT)) {
                findings.require(names.contains(name), action.place(), "`{{" + name + "}}` is no parameter of `" + action.id() + "`");
            }
            findings.require(placeholder.group(1).isEmpty() && placeholder.group(3).isEmpty(), action.place(),
                    "`{{" + name + "}}` stands in quotes in `" + action.id() + "`; the literal brings its own");
            unused.remove(name);
        }
        unused.forEach(name -> findings.tell(action.place(), "a template of `" + action.id() + "` does not use parameter `" + name + "`"));
    }
}

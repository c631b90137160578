package dev.postern.playbook.render;

import dev.postern.playbook.model.ActionDefinition;
import dev.postern.playbook.model.Effect;
import dev.postern.playbook.model.Parameter;
import java.util.List;
import java.util.stream.Collectors;

/** The action library as Markdown. */
public final class ActionCatalogue {
    private ActionCatalogue() {
    }

    /** A section of its own, its heading on the second level. */
    public static String section(List<ActionDefinition> actions) {
        Markdown page = new Markdown(2);
        page.heading(0, "Response actions").table(List.of("Action", "Does", "Parameters (`*` needed)", "Needs", "Can be taken back", "Ways"));
        actions.forEach(action -> page.row(List.of("`" + action.id() + "`", Markdown.cell(action.does()), parameters(action),
                Markdown.cell(action.needs()), reversible(action), ways(action))));
        return page.page();
    }

    private static String parameters(ActionDefinition action) {
        return action.parameters().stream().map(ActionCatalogue::parameter).collect(Collectors.joining(", "));
    }

    private static String parameter(Parameter parameter) {
        return "`" + parameter.name() + "`" + (parameter.required() ? "\\*" : "") + " " + parameter.type().word();
    }

    private static String reversible(ActionDefinition action) {
        return action.effect() != Effect.CHANGE ? "changes nothing" : action.reversible() ? "yes" : "no";
    }

    private static String ways(ActionDefinition action) {
        return "by hand" + (action.powershell().isEmpty() ? "" : ", PowerShell") + (action.rest().isPresent() ? ", REST" : "");
    }
}

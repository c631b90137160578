package dev.postern.playbook.render;

import dev.postern.playbook.model.ActionDefinition;
import dev.postern.playbook.model.Argument;
import dev.postern.playbook.model.Call;
import dev.postern.playbook.model.Parameter;
import dev.postern.playbook.model.ValueType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fills the PowerShell template of an action. Values reach the text only as literals, so that no name or comment is ever run. */
public final class PowerShell {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    private final Values values;

    public PowerShell(Values values) {
        this.values = values;
    }

    /** Lines to run; none where the action has no such template. Arguments that are not passed are left out. */
    public List<String> lines(ActionDefinition action, Call call) {
        return action.powershell().stream().map(line -> PLACEHOLDER.matcher(line)
                .replaceAll(match -> Matcher.quoteReplacement(filled(match.group(1), action, call))).stripTrailing()).toList();
    }

    private String filled(String name, ActionDefinition action, Call call) {
        if (!name.equals(ActionDefinition.ARGUMENTS)) {
            return call.arguments().containsKey(name) ? literal(call.arguments().get(name), type(action, name)) : "$null";
        }
        return call.arguments().entrySet().stream()
                .map(argument -> "-" + argument.getKey() + colon(action, argument.getKey()) + literal(argument.getValue(), type(action, argument.getKey())))
                .collect(Collectors.joining(" "));
    }

    /** A colon binds the value to the name even where the parameter is a switch. */
    private static String colon(ActionDefinition action, String name) {
        return type(action, name) == ValueType.BOOLEAN ? ":" : " ";
    }

    private static ValueType type(ActionDefinition action, String name) {
        return action.parameter(name).map(Parameter::type).orElse(ValueType.TEXT);
    }

    private String literal(Argument argument, ValueType type) {
        if (argument instanceof Argument.Flag flag) {
            return flag.value() ? "$true" : "$false";
        }
        if (argument instanceof Argument.Number number) {
            return number.digits();
        }
        if (argument instanceof Argument.Many many) {
            return many.items().isEmpty() ? "@()" : many.items().stream().map(this::text).map(PowerShellLiteral::of).collect(Collectors.joining(","));
        }
        Argument.Words words = (Argument.Words) argument;
        if (words.isVariable()) {
            return values.of(words.variables().findFirst().orElseThrow().name()).stream()
                    .map(value -> type == ValueType.BOOLEAN ? flag(value) : PowerShellLiteral.of(value)).collect(Collectors.joining(","));
        }
        return PowerShellLiteral.of(text(words));
    }

    /** What is neither true nor false is a quoted text, which PowerShell refuses where a boolean is wanted. */
    private static String flag(String value) {
        return value.equalsIgnoreCase("true") ? "$true" : value.equalsIgnoreCase("false") ? "$false" : PowerShellLiteral.of(value);
    }

    private String text(Argument.Words words) {
        return words.parts().stream().map(part -> part instanceof Argument.Part.Variable variable
                ? String.join(", ", values.of(variable.name().name())) : ((Argument.Part.Literal) part).text()).collect(Collectors.joining());
    }
}

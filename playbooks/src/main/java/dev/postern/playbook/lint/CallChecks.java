package dev.postern.playbook.lint;

import dev.postern.playbook.model.ActionDefinition;
import dev.postern.playbook.model.Argument;
import dev.postern.playbook.model.Call;
import dev.postern.playbook.model.Parameter;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.PlaybookLibrary;
import dev.postern.playbook.model.Ref;
import dev.postern.playbook.model.ValueType;
import dev.postern.playbook.model.Variable;
import java.util.List;
import java.util.Optional;

/** Calls of one playbook: the action is there, takes what is passed, and is passed what it needs. */
final class CallChecks {
    private final Findings findings;
    private final Playbook playbook;
    private final PlaybookLibrary library;

    CallChecks(Findings findings, Playbook playbook, PlaybookLibrary library) {
        this.findings = findings;
        this.playbook = playbook;
        this.library = library;
    }

    void check() {
        playbook.steps().stream().flatMap(step -> step.calls().stream()).forEach(this::call);
    }

    private void call(Call call) {
        List<String> variables = playbook.variables().stream().map(Variable::id).toList();
        call.arguments().values().stream().flatMap(Argument::variables).forEach(ref -> findings.known(ref, "variable", variables));
        if (findings.known(call.action(), "action", library.actions().stream().map(ActionDefinition::id).toList())) {
            arguments(call, library.action(call.action().name()).orElseThrow());
        }
    }

    private void arguments(Call call, ActionDefinition action) {
        List<String> names = action.parameters().stream().map(Parameter::name).toList();
        call.arguments().forEach((name, argument) -> {
            if (findings.known(new Ref(argument.place(), name), "parameter of " + action.id(), names)) {
                type(name, argument, action.parameter(name).orElseThrow().type());
            }
        });
        action.parameters().stream().filter(parameter -> parameter.required() && !call.arguments().containsKey(parameter.name()))
                .forEach(parameter -> findings.tell(call.action().place(), "`" + action.id() + "` needs parameter `" + parameter.name() + "`"));
    }

    private void type(String name, Argument argument, ValueType wanted) {
        type(argument).filter(given -> !given.fits(wanted)).ifPresent(given -> findings.tell(argument.place(),
                "`" + name + "` is of type " + wanted.word() + ", and this is of type " + given.word()));
    }

    /** Empty where it holds a variable that is not known. */
    private Optional<ValueType> type(Argument argument) {
        if (argument instanceof Argument.Flag) {
            return Optional.of(ValueType.BOOLEAN);
        }
        if (argument instanceof Argument.Number) {
            return Optional.of(ValueType.NUMBER);
        }
        if (argument instanceof Argument.Words words && words.isVariable()) {
            return words.variables().findFirst().flatMap(ref -> playbook.variable(ref.name())).map(Variable::type);
        }
        return Optional.of(argument instanceof Argument.Many ? ValueType.LIST : ValueType.TEXT);
    }
}

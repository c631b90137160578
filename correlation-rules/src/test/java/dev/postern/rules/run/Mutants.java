package dev.postern.rules.run;

import dev.postern.rules.model.AlertForm;
import dev.postern.rules.model.Condition;
import dev.postern.rules.model.Rule;
import dev.postern.rules.model.RuleUnit;
import dev.postern.rules.model.Sequence;
import dev.postern.rules.model.Trigger;
import dev.postern.rules.model.ValueTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Rules with one mistake each: a match or lookup that always or never holds, a value left out, a step changed. */
final class Mutants {
    record Mutant(String description, Rule rule) {
    }

    /** Longest list of values of which each is left out in turn: data such as keywords has no case per word. */
    private static final int MOST_VALUES = 30;
    private static final Condition TRUE = new Condition.All(List.of());
    private static final Condition FALSE = new Condition.Any(List.of());

    private final Rule rule;
    private final List<Mutant> mutants = new ArrayList<>();

    private Mutants(Rule rule) {
        this.rule = rule;
    }

    static List<Mutant> of(Rule rule) {
        Mutants mutants = new Mutants(rule);
        for (RuleUnit unit : rule.units()) {
            if (unit.trigger() instanceof Trigger.OneRow row) {
                mutants.conditions(unit, row.condition(), "condition", changed -> new RuleUnit(unit.place(), unit.rule(), unit.name(), unit.header(),
                        new Trigger.OneRow(row.stream(), changed, row.where()), unit.lookups(), unit.alert()));
                row.where().ifPresent(where -> mutants.conditions(unit, where, "where", changed -> new RuleUnit(unit.place(), unit.rule(), unit.name(),
                        unit.header(), new Trigger.OneRow(row.stream(), row.condition(), Optional.of(changed)), unit.lookups(), unit.alert())));
                unit.alert().ifPresent(form -> mutants.raises(unit, form));
            }
        }
        return mutants.mutants;
    }

    private void raises(RuleUnit unit, AlertForm form) {
        for (AlertForm.Raise raise : form.raises()) {
            conditions(unit, raise.when(), "raise", changed -> new RuleUnit(unit.place(), unit.rule(), unit.name(), unit.header(), unit.trigger(),
                    unit.lookups(), Optional.of(new AlertForm(form.level(), List.of(new AlertForm.Raise(changed, raise.level())), form.summary(),
                            form.dedup(), form.nextStep(), form.playbook()))));
        }
    }

    private interface Rebuild {
        RuleUnit with(Condition changed);
    }

    private void conditions(RuleUnit unit, Condition condition, String part, Rebuild rebuild) {
        List<Condition> nodes = condition.flatten().filter(node -> node instanceof Condition.Match || node instanceof Condition.Listed).toList();
        for (int i = 0; i < nodes.size(); i++) {
            String where = unit.name() + " " + part + " " + describe(nodes.get(i));
            mutate(where + " always", unit, rebuild.with(replace(condition, nodes.get(i), TRUE)));
            mutate(where + " never", unit, rebuild.with(replace(condition, nodes.get(i), FALSE)));
            if (nodes.get(i) instanceof Condition.Match match && match.tests().size() > 1
                    && match.tests().size() <= MOST_VALUES) {
                for (int test = 0; test < match.tests().size(); test++) {
                    List<ValueTest> fewer = new ArrayList<>(match.tests());
                    String gone = fewer.remove(test).toString();
                    mutate(where + " without " + gone, unit, rebuild.with(replace(condition, match, new Condition.Match(match.field(), fewer, match.all()))));
                }
            }
        }
    }

    private static String describe(Condition node) {
        return node instanceof Condition.Match match ? match.field() + " [" + match.tests().get(0) + (match.tests().size() > 1 ? ", …]" : "]") : ((Condition.Listed) node).lookup().name();
    }

    private void mutate(String description, RuleUnit from, RuleUnit to) {
        Map<String, RuleUnit> changed = new HashMap<>(Map.of(from.name(), to));
        UnaryOperator<RuleUnit> swap = unit -> changed.getOrDefault(unit.name(), unit);
        List<RuleUnit> units = rule.units().stream().map(swap).map(unit -> unit.trigger() instanceof Trigger.Steps steps
                ? new RuleUnit(unit.place(), unit.rule(), unit.name(), unit.header(), new Trigger.Steps(swapped(steps.sequence(), swap)), unit.lookups(), unit.alert())
                : unit).toList();
        mutants.add(new Mutant(description, new Rule(rule.id(), units)));
    }

    private static Sequence swapped(Sequence sequence, UnaryOperator<RuleUnit> swap) {
        return new Sequence(sequence.steps().stream().map(step -> new Sequence.Step(swap.apply(step.unit()), step.key(), step.count(), step.within())).toList(),
                sequence.within(), sequence.tolerance(), sequence.levels());
    }

    private static Condition replace(Condition in, Condition what, Condition by) {
        if (in == what) {
            return by;
        }
        return in instanceof Condition.All all ? new Condition.All(all.of().stream().map(part -> replace(part, what, by)).toList())
                : in instanceof Condition.Any any ? new Condition.Any(any.of().stream().map(part -> replace(part, what, by)).toList())
                : in instanceof Condition.Not not ? new Condition.Not(replace(not.of(), what, by)) : in;
    }
}

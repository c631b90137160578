package dev.postern.rules.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One document of a rule file: a named unit that every target compiles by itself.
 *
 * @param place   first line of the document
 * @param rule    id of the rule that it belongs to, such as {@code MC-B01}
 * @param name    snake_case, unique in the rule set
 * @param lookups every lookup that the document declares
 * @param alert   empty for a unit that only serves sequences
 */
public record RuleUnit(
        Place place,
        String rule,
        String name,
        Header header,
        Trigger trigger,
        List<Lookup> lookups,
        Optional<AlertForm> alert) {

    public RuleUnit {
        lookups = List.copyOf(lookups);
    }

    /** Lists without which the unit is silent, in order of name; those of a sequence's units included. */
    public Set<String> requiredLists() {
        Set<String> lists = new TreeSet<>();
        all().flatMap(unit -> unit.lookups.stream()).filter(lookup -> !lookup.optional()).forEach(lookup -> lists.addAll(lookup.lists()));
        return lists;
    }

    /** Every list that the unit reads. */
    public Set<String> lists() {
        Set<String> lists = new TreeSet<>();
        all().flatMap(unit -> unit.lookups.stream()).forEach(lookup -> {
            lists.addAll(lookup.lists());
            lists.addAll(lookup.optionalLists());
        });
        return lists;
    }

    /** Streams whose rows the unit reads. */
    public Set<String> streams() {
        Set<String> streams = new TreeSet<>();
        all().forEach(unit -> {
            if (unit.trigger instanceof Trigger.OneRow row) {
                streams.add(row.stream().name());
            }
        });
        return streams;
    }

    /** The unit and, for a sequence, the units of its steps. */
    private Stream<RuleUnit> all() {
        return trigger instanceof Trigger.Steps steps
                ? Stream.concat(Stream.of(this), steps.sequence().steps().stream().map(Sequence.Step::unit)) : Stream.of(this);
    }

    /** Severities that its alerts can have. */
    public Set<Severity> severities() {
        Set<Severity> severities = new TreeSet<>();
        alert.ifPresent(form -> {
            if (trigger instanceof Trigger.Steps steps) {
                severities.addAll(steps.sequence().levels().values());
            } else {
                severities.add(form.level());
                form.raises().forEach(raise -> severities.add(raise.level().max(form.level())));
            }
        });
        return severities;
    }
}

package dev.postern.rules.run;

import dev.postern.rules.model.AlertForm;
import dev.postern.rules.model.Condition;
import dev.postern.rules.model.Place;
import dev.postern.rules.model.Rule;
import dev.postern.rules.model.RuleUnit;
import dev.postern.rules.model.TextPattern;
import dev.postern.rules.model.Trigger;
import dev.postern.rules.model.ValueTest;
import dev.postern.rules.parse.NearestName;
import dev.postern.schema.DerivedField;
import dev.postern.schema.Field;
import dev.postern.schema.Schema;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a rule set can be parsed with and should not ship with. */
public final class RuleLint {
    /** Something to mend. */
    public record Finding(Place place, String message) {
        @Override
        public String toString() {
            return place + ": " + message;
        }
    }

    private static final Pattern TECHNIQUE = Pattern.compile("attack\\.t\\d{4}(\\.\\d{3})?");
    /** Techniques that ATT&CK v19 gave other numbers. */
    private static final Pattern RENUMBERED = Pattern.compile("attack\\.t(1562|1656|1672)(\\.\\d{3})?");
    private static final Pattern PLAYBOOK = Pattern.compile("P([1-9]|10)");
    private static final Set<RuleCase.Kind> NEEDED =
            EnumSet.of(RuleCase.Kind.ATTACK, RuleCase.Kind.BENIGN, RuleCase.Kind.LATE, RuleCase.Kind.DUPLICATED);
    /** Fields that name properties of configuration objects. */
    private static final Set<String> PROPERTY_FIELDS = Set.of("changed", "weakened", "property");

    private final Set<String> properties;
    private final DerivedField family;
    private final List<Finding> findings = new ArrayList<>();

    private RuleLint(Schema schema) {
        this.properties = schema.stream("audit").field("parameters").paths().keySet();
        this.family = schema.stream("alert").derived("family");
    }

    /** @param cases cases by path of the rule file, see {@link CaseReader#load} */
    public static List<Finding> lint(RuleSet rules, Map<String, List<RuleCase>> cases, Schema schema) {
        RuleLint lint = new RuleLint(schema);
        for (Rule rule : rules.rules()) {
            lint.file(rule);
            lint.cases(rule, cases.getOrDefault(rule.file(), List.of()));
            rule.units().forEach(lint::unit);
        }
        return List.copyOf(lint.findings);
    }

    private void file(Rule rule) {
        String name = "/" + rule.id().toLowerCase(Locale.ROOT) + ".yml";
        if (!rule.file().endsWith(name)) {
            tell(rule.units().get(0), "rule " + rule.id() + " belongs into a file <family>" + name);
        }
        Optional<String> named = family.key(rule.id()).flatMap(letter -> Optional.ofNullable(family.names().get(letter)));
        if (named.isEmpty()) {
            tell(rule.units().get(0), "`family` in schema/alert.yml has no name for the letter of rule " + rule.id());
        } else if (!rule.file().startsWith(named.get() + "/")) {
            tell(rule.units().get(0), "rule " + rule.id() + " is of family " + named.get() + " and belongs into its folder");
        }
    }

    private void cases(Rule rule, List<RuleCase> cases) {
        Set<RuleCase.Kind> there = cases.stream().map(RuleCase::kind).collect(Collectors.toSet());
        NEEDED.stream().filter(kind -> !there.contains(kind))
                .forEach(kind -> tell(rule.units().get(0), "rule " + rule.id() + " has no case of kind " + kind.word()));
        cases.stream().filter(ruleCase -> ruleCase.kind() == RuleCase.Kind.ATTACK && ruleCase.expect().isEmpty())
                .forEach(ruleCase -> findings.add(new Finding(ruleCase.place(), "an attack raises at least one alert")));
    }

    private void unit(RuleUnit unit) {
        List<String> tags = unit.header().tags();
        if (tags.stream().noneMatch(tag -> TECHNIQUE.matcher(tag).matches())) {
            tell(unit, "no tag names an ATT&CK technique, such as attack.t1199");
        }
        tags.stream().filter(tag -> RENUMBERED.matcher(tag).matches())
                .forEach(tag -> tell(unit, "tag " + tag + " has another number since ATT&CK v19"));
        require(unit, !unit.header().falsePositives().isEmpty(), "`falsepositives` is empty");
        require(unit, !unit.header().references().isEmpty(), "`references` is empty");
        require(unit, !unit.header().description().isBlank(), "`description` is empty");
        unit.alert().ifPresent(form -> alert(unit, form));
        matches(unit).forEach(match -> match(unit, match));
    }

    private void alert(RuleUnit unit, AlertForm form) {
        require(unit, !form.summary().parts().isEmpty(), "`summary` is empty");
        require(unit, !form.nextStep().isBlank(), "`next-step` is empty");
        require(unit, PLAYBOOK.matcher(form.playbook()).matches(), "`playbook` is the id of a playbook, P1 to P10");
    }

    private void match(RuleUnit unit, Condition.Match match) {
        Field field = match.field().field();
        require(unit, !field.name().equals("drill_id"), "a rule may not tell drills from the real thing");
        if (PROPERTY_FIELDS.contains(field.name()) && match.field().path().isEmpty()) {
            match.tests().stream().flatMap(RuleLint::literal).filter(name -> !properties.contains(name) && !name.equals("*"))
                    .forEach(name -> tell(unit, "`" + name + "` is no known parameter" + NearestName.hint(name, properties)));
        }
    }

    private static Stream<String> literal(ValueTest test) {
        return test instanceof ValueTest.Text text && text.pattern().parts().size() == 1
                && text.pattern().parts().get(0) instanceof TextPattern.Literal literal ? Stream.of(literal.text()) : Stream.empty();
    }

    private static Stream<Condition.Match> matches(RuleUnit unit) {
        if (!(unit.trigger() instanceof Trigger.OneRow row)) {
            return Stream.empty();
        }
        Stream<Condition> raises = unit.alert().stream().flatMap(form -> form.raises().stream()).map(AlertForm.Raise::when);
        return Stream.concat(Stream.concat(Stream.of(row.condition()), row.where().stream()), raises).flatMap(Condition::flatten)
                .filter(Condition.Match.class::isInstance).map(Condition.Match.class::cast);
    }

    private void require(RuleUnit unit, boolean condition, String message) {
        if (!condition) {
            tell(unit, message);
        }
    }

    private void tell(RuleUnit unit, String message) {
        findings.add(new Finding(unit.place(), message));
    }
}

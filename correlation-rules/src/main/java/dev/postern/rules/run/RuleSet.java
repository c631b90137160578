package dev.postern.rules.run;

import dev.postern.rules.model.Rule;
import dev.postern.rules.model.RuleUnit;
import dev.postern.rules.parse.RuleException;
import dev.postern.rules.parse.RuleFile;
import dev.postern.rules.parse.RuleParser;
import dev.postern.schema.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Rules that were parsed together. Immutable. */
public final class RuleSet {
    private final List<Rule> rules;

    /** Rules that were parsed together, or made from such. */
    RuleSet(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * The rules that ship with this version, from the folder {@code rules} of the class path.
     *
     * @throws RuleException where a file is wrong
     */
    public static RuleSet load(Schema schema) {
        return of(RuleFiles.shipped(), schema);
    }

    /**
     * Rules of the given files; files of cases are left aside.
     *
     * @throws RuleException where a file is wrong
     */
    public static RuleSet of(Collection<RuleFile> files, Schema schema) {
        return new RuleSet(RuleParser.parse(files.stream().filter(file -> !file.holdsCases()).toList(), schema));
    }

    /** In order of id. */
    public List<Rule> rules() {
        return rules;
    }

    public List<RuleUnit> units() {
        return rules.stream().flatMap(rule -> rule.units().stream()).toList();
    }

    /** @param id such as {@code MC-B01} */
    public Optional<Rule> find(String id) {
        return rules.stream().filter(rule -> rule.id().equalsIgnoreCase(id)).findFirst();
    }

    /** This set without all rules but one; empty where there is no such rule. */
    public RuleSet only(String id) {
        return new RuleSet(find(id).map(List::of).orElse(List.of()));
    }
}

package dev.postern.rules.model;

import java.util.List;

/**
 * One entry of the catalogue: the documents of one file that carry one rule id.
 *
 * @param id    such as {@code MC-B01}
 * @param units in the order of the file, at least one that alerts
 */
public record Rule(String id, List<RuleUnit> units) {
    public Rule {
        units = List.copyOf(units);
    }

    /** Title of the last document where that is a sequence, else of the first. */
    public String title() {
        RuleUnit last = units.get(units.size() - 1);
        return (last.trigger() instanceof Trigger.Steps ? last : units.get(0)).header().title();
    }

    /** Path of the file below the rules folder. */
    public String file() {
        return units.get(0).place().file();
    }
}

package dev.postern.rules.sql;

import dev.postern.rules.model.AlertForm;
import dev.postern.rules.model.Condition;
import dev.postern.rules.model.RuleUnit;
import dev.postern.rules.model.Trigger;
import dev.postern.schema.Ddl;
import java.util.ArrayList;
import java.util.List;

/** Queries of units about single rows. */
final class RowQuery {
    private final RuleUnit unit;
    private final Trigger.OneRow trigger;
    private final Bounds bounds;
    private final ConditionSql conditions;

    RowQuery(RuleUnit unit, Trigger.OneRow trigger, Bounds bounds) {
        this.unit = unit;
        this.trigger = trigger;
        this.bounds = bounds;
        this.conditions = new ConditionSql(bounds);
    }

    /** The query of an alerting unit, or the matching rows of one that only serves sequences. */
    String text() {
        List<String> tables = new ArrayList<>();
        if (!unit.lists().isEmpty()) {
            tables.add(new LookupSql(bounds).entries(unit.lists()));
        }
        tables.add("candidate AS MATERIALIZED (\n  " + candidates(bounds.inSlot()) + "\n)");
        String columns = unit.alert().map(form -> AlertColumns.of(unit, trigger.stream(), "e.time", "e.time", level(form),
                TemplateSql.of(form.summary(), step -> "1"), "[e.event_id]")).orElse("e.*");
        return "WITH " + String.join(",\n", tables) + "\nSELECT\n  " + columns + "\nFROM candidate e\nWHERE " + refinement();
    }

    /** Rows that meet what the row alone tells and the given bound, once per event id, the first that arrived. */
    String candidates(String bound) {
        return "SELECT e.* FROM " + Ddl.quote(trigger.stream().name()) + " e\n  WHERE " + bound + "\n    AND "
                + conditions.of(trigger.condition()) + "\n  QUALIFY row_number() OVER (PARTITION BY e.tenant, e.event_id ORDER BY e."
                + Ddl.ARRIVAL_COLUMN + ", e.observed_time) = 1";
    }

    /** What a candidate {@code e} has to meet besides: required lists, and the rest of the rule. */
    String refinement() {
        List<String> all = new ArrayList<>();
        if (!unit.requiredLists().isEmpty()) {
            all.add(LookupSql.present(unit.requiredLists()));
        }
        trigger.where().ifPresent(where -> all.add(conditions.of(where)));
        return all.isEmpty() ? "TRUE" : String.join("\n  AND ", all);
    }

    private String level(AlertForm form) {
        StringBuilder level = new StringBuilder();
        List<AlertForm.Raise> highestFirst = form.raises().stream().filter(raise -> raise.level().compareTo(form.level()) > 0)
                .sorted((a, b) -> b.level().compareTo(a.level())).toList();
        for (AlertForm.Raise raise : highestFirst) {
            Condition when = raise.when();
            level.append(" WHEN ").append(conditions.of(when)).append(" THEN '").append(raise.level().word()).append('\'');
        }
        return level.isEmpty() ? "'" + form.level().word() + "'" : "CASE" + level + " ELSE '" + form.level().word() + "' END";
    }
}

package dev.postern.rules.sql;

import dev.postern.rules.model.Aggregation;
import dev.postern.rules.model.Rule;
import dev.postern.rules.model.RuleUnit;
import dev.postern.rules.model.Trigger;
import dev.postern.schema.Ddl;
import java.util.List;
import java.util.stream.Collectors;

/** Compiles rules to DuckDB SQL over the tables of {@link dev.postern.schema.Ddl}. Stateless. */
public final class SqlCompiler {
    private static final String PREFIX = "postern_";

    private SqlCompiler() {
    }

    /** The units of a rule, in the order of its file. */
    public static List<CompiledUnit> compile(Rule rule) {
        return rule.units().stream().map(SqlCompiler::compile).toList();
    }

    public static CompiledUnit compile(RuleUnit unit) {
        String name = PREFIX + unit.name();
        return new CompiledUnit(unit, name, query(unit, Bounds.SLOT),
                "CREATE OR REPLACE VIEW " + name + " AS\n" + query(unit, Bounds.EVERYTHING), !unit.lists().isEmpty());
    }

    /** What {@code postern rules compile --target sql} prints: the views, which can be run as they are. */
    public static String text(Rule rule) {
        return compile(rule).stream().map(unit -> "-- " + rule.id() + ": " + unit.unit().header().title() + "\n" + unit.view() + ";\n")
                .collect(Collectors.joining("\n"));
    }

    /**
     * One cheap pass over the rows of a slot that tells, for each of several units of one stream, whether any row can meet what
     * the row alone tells: one boolean column per unit. Most units have nothing to say in most slots.
     */
    public static String sieve(List<Trigger.OneRow> units) {
        ConditionSql conditions = new ConditionSql(Bounds.SLOT);
        return "SELECT\n  " + units.stream().map(unit -> "coalesce(bool_or(" + conditions.of(Outline.of(unit.condition())) + "), FALSE)")
                .collect(Collectors.joining(",\n  "))
                + "\nFROM " + Ddl.quote(units.get(0).stream().name()) + " e\nWHERE " + Bounds.SLOT.inSlot();
    }

    /** A row where some row of the slot meets what the row alone tells; much cheaper to plan than the unit's query. */
    public static String probe(Trigger.OneRow unit) {
        return "SELECT 1 FROM " + Ddl.quote(unit.stream().name()) + " e\nWHERE " + Bounds.SLOT.inSlot() + "\n  AND "
                + new ConditionSql(Bounds.SLOT).of(unit.condition()) + "\nLIMIT 1";
    }

    /** A row where some row that has arrived by the end of the slot meets what the row alone tells. */
    public static String everProbe(Trigger.OneRow unit) {
        return "SELECT 1 FROM " + Ddl.quote(unit.stream().name()) + " e\nWHERE $1 IS NOT NULL AND " + Bounds.SLOT.arrived() + "\n  AND "
                + new ConditionSql(Bounds.SLOT).of(unit.condition()) + "\nLIMIT 1";
    }

    /**
     * A query with the parameters {@code $1}, the beginning of the span, and {@code $2}, its end, which is not part of it, both in
     * microseconds since 1970. It answers {@link Aggregation#columns()} in their order.
     *
     * @param most rows that are answered where the query sets no lower limit
     */
    public static String compile(Aggregation query, int most) {
        return new AggregationQuery(query).text(most);
    }

    private static String query(RuleUnit unit, Bounds bounds) {
        return unit.trigger() instanceof Trigger.OneRow row ? new RowQuery(unit, row, bounds).text()
                : new SequenceQuery(unit, ((Trigger.Steps) unit.trigger()).sequence(), bounds).text();
    }
}

package dev.postern.rules.sql;

import dev.postern.rules.model.RuleUnit;

/**
 * A unit as SQL.
 *
 * @param name   name of its view
 * @param query  DuckDB text with the parameters of {@link Bounds#SLOT}; {@code $3} only where {@code readsLists}
 * @param view   statement that makes the unit a view over everything there is
 */
public record CompiledUnit(RuleUnit unit, String name, String query, String view, boolean readsLists) {
}

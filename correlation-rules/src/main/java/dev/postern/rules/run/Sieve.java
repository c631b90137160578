package dev.postern.rules.run;

import dev.postern.rules.model.RuleUnit;
import dev.postern.rules.model.Sequence;
import dev.postern.rules.model.Trigger;
import dev.postern.rules.sql.SqlCompiler;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells which units a slot can make speak. First one pass per stream over plain columns for all units, then a probe for each unit
 * that passed: planning a unit's whole query costs more than both.
 */
final class Sieve implements AutoCloseable {
    private record Mesh(List<RuleUnit> units, SlotQuery query) {
    }

    private final List<Mesh> meshes = new ArrayList<>();
    private final Map<String, SlotQuery> probes = new HashMap<>();
    private final Map<String, SlotQuery> beginnings = new HashMap<>();

    /** @throws RuleRunException naming the unit whose condition does not fit the tables of the connection */
    Sieve(Collection<RuleUnit> alerting, Connection connection) {
        Map<String, Set<RuleUnit>> byStream = new LinkedHashMap<>();
        alerting.stream().flatMap(Sieve::singleRows)
                .forEach(unit -> byStream.computeIfAbsent(row(unit).stream().name(), stream -> new LinkedHashSet<>()).add(unit));
        for (RuleUnit unit : alerting) {
            if (unit.trigger() instanceof Trigger.Steps steps) {
                RuleUnit first = steps.sequence().steps().get(0).unit();
                beginnings.put(unit.name(), new SlotQuery(connection, SqlCompiler.everProbe(row(first)), false));
            }
        }
        for (Set<RuleUnit> units : byStream.values()) {
            meshes.add(new Mesh(List.copyOf(units), new SlotQuery(connection, SqlCompiler.sieve(units.stream().map(Sieve::row).toList()), false)));
            for (RuleUnit unit : units) {
                probes.put(unit.name(), probe(unit, connection));
            }
        }
    }

    private static SlotQuery probe(RuleUnit unit, Connection connection) {
        try {
            return new SlotQuery(connection, SqlCompiler.probe(row(unit)), false).prepare();
        } catch (SQLException e) {
            throw new RuleRunException("cannot prepare unit " + unit.name() + " (" + unit.place() + "): " + e.getMessage(), e);
        }
    }

    /** Names of the single-row units with a matching row in the slot; a unit that cannot be asked counts, so that its own query tells why. */
    Set<String> hits(Slot slot) {
        Set<String> hits = new HashSet<>();
        for (Mesh mesh : meshes) {
            for (RuleUnit unit : outlined(mesh, slot)) {
                try {
                    if (!probes.get(unit.name()).run(slot, Instant.EPOCH, row -> unit).isEmpty()) {
                        hits.add(unit.name());
                    }
                } catch (SQLException e) {
                    hits.add(unit.name());
                }
            }
        }
        return hits;
    }

    /** Can the unit speak, given the hits of a slot? A sequence cannot before its first step has happened. */
    boolean passes(RuleUnit unit, Set<String> hits, Slot slot) throws SQLException {
        return singleRows(unit).anyMatch(single -> hits.contains(single.name()))
                && (!beginnings.containsKey(unit.name()) || !beginnings.get(unit.name()).run(slot, Instant.EPOCH, row -> unit).isEmpty());
    }

    private static List<RuleUnit> outlined(Mesh mesh, Slot slot) {
        List<RuleUnit> units = new ArrayList<>();
        try {
            mesh.query().run(slot, Instant.EPOCH, result -> {
                for (int i = 0; i < mesh.units().size(); i++) {
                    if (result.getBoolean(i + 1)) {
                        units.add(mesh.units().get(i));
                    }
                }
                return units;
            });
            return units;
        } catch (SQLException e) {
            return mesh.units();
        }
    }

    private static Stream<RuleUnit> singleRows(RuleUnit unit) {
        return unit.trigger() instanceof Trigger.Steps steps ? steps.sequence().steps().stream().map(Sequence.Step::unit) : Stream.of(unit);
    }

    private static Trigger.OneRow row(RuleUnit unit) {
        return (Trigger.OneRow) unit.trigger();
    }

    @Override
    public void close() throws SQLException {
        for (Mesh mesh : meshes) {
            mesh.query().close();
        }
        for (SlotQuery probe : probes.values()) {
            probe.close();
        }
        for (SlotQuery beginning : beginnings.values()) {
            beginning.close();
        }
    }
}

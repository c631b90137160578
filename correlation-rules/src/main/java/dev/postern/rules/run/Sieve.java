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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Tells which units a slot can make speak: those with a row that meets their condition, one query per stream. */
final class Sieve implements AutoCloseable {
    private record Mesh(List<RuleUnit> units, SlotQuery query) {
    }

    private final List<Mesh> meshes = new ArrayList<>();

    Sieve(Collection<RuleUnit> alerting, Connection connection) throws SQLException {
        Map<String, Set<RuleUnit>> byStream = new LinkedHashMap<>();
        alerting.stream().flatMap(Sieve::singleRows)
                .forEach(unit -> byStream.computeIfAbsent(row(unit).stream().name(), stream -> new LinkedHashSet<>()).add(unit));
        for (Set<RuleUnit> units : byStream.values()) {
            String sql = SqlCompiler.sieve(units.stream().map(Sieve::row).toList());
            meshes.add(new Mesh(List.copyOf(units), new SlotQuery(connection, sql, false)));
        }
    }

    /** Names of the single-row units with a matching row in the slot. */
    Set<String> hits(Slot slot) throws SQLException {
        Set<String> hits = new HashSet<>();
        for (Mesh mesh : meshes) {
            mesh.query().run(slot, Instant.EPOCH, result -> {
                for (int i = 0; i < mesh.units().size(); i++) {
                    if (result.getBoolean(i + 1)) {
                        hits.add(mesh.units().get(i).name());
                    }
                }
                return null;
            });
        }
        return hits;
    }

    /** Can the unit speak, given the hits of a slot? */
    static boolean passes(RuleUnit unit, Set<String> hits) {
        return singleRows(unit).anyMatch(single -> hits.contains(single.name()));
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
    }
}

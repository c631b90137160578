package dev.postern.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SnapshotDiffTest {
    @Property
    void aStateDoesNotDifferFromItself(@ForAll("states") Map<String, Object> state) {
        assertThat(SnapshotDiff.between(canonical(state), canonical(new HashMap<>(state)))).isEmpty();
    }

    @Property
    void theOrderOfListsHasNoMeaning(@ForAll("states") Map<String, Object> state) {
        Map<String, Object> shuffled = new HashMap<>();
        state.forEach((name, value) -> {
            if (value instanceof List<?> list) {
                List<Object> reversed = new ArrayList<>(list);
                Collections.reverse(reversed);
                shuffled.put(name, reversed);
            } else {
                shuffled.put(name, value);
            }
        });
        assertThat(canonical(shuffled)).isEqualTo(canonical(state));
    }

    @Property
    void applyingTheDifferencesToTheOldStateYieldsTheNew(@ForAll("states") Map<String, Object> before, @ForAll("states") Map<String, Object> after) {
        Map<String, Object> merged = new TreeMap<>(canonical(before));
        SnapshotDiff.between(canonical(before), canonical(after)).forEach(difference -> merged.put(difference.property(), difference.newValue()));
        canonical(after).forEach((name, value) -> assertThat(before.containsKey(name)
                ? Canonical.same(merged.get(name), value) : !merged.containsKey(name)).isTrue());
        assertThat(SnapshotDiff.merged(canonical(before), canonical(after))).containsAllEntriesOf(canonical(after));
    }

    @Test
    void aPropertyThatOneShapeLacksIsNoDifference() {
        Map<String, Object> inbound = canonical(Site.map("Enabled", true, "RequireTls", false));
        Map<String, Object> other = canonical(Site.map("Enabled", true));
        assertThat(SnapshotDiff.between(inbound, other)).isEmpty();
        assertThat(SnapshotDiff.between(other, inbound)).isEmpty();
    }

    @Test
    void settingAPropertyToNothingIsADifference() {
        assertThat(SnapshotDiff.between(canonical(Site.map("TlsDomain", "peer.example")), canonical(Site.map("TlsDomain", null))))
                .containsExactly(new Difference(ChangeKind.MODIFIED, "TlsDomain", "peer.example", null));
    }

    @Provide
    Arbitrary<Map<String, Object>> states() {
        Arbitrary<Object> scalar = Arbitraries.of(true, false, "True", "", "a", "b", 1, "1", -7L);
        Arbitrary<Object> value = Arbitraries.oneOf(scalar, scalar.list().ofMaxSize(4).map(list -> (Object) list)).injectNull(0.1);
        return Arbitraries.maps(Arbitraries.of("Enabled", "RequireTls", "SmartHosts", "TlsDomain"), value);
    }

    private static Map<String, Object> canonical(Map<String, Object> state) {
        return Canonical.properties("outbound-connector", state);
    }
}

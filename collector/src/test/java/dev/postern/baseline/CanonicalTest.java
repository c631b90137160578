package dev.postern.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CanonicalTest {
    @Test
    void nullEmptyTextEmptyListAndListOfNullAreNothing() {
        assertThat(Arrays.asList(null, "", " ", List.of(), Arrays.asList((Object) null))).allSatisfy(
                value -> assertThat(Canonical.of(value)).isNull());
    }

    @Test
    void absentIsNotNothing() {
        assertThat(Canonical.properties("inbound-connector", Site.map("TlsDomain", null))).containsKey("TlsDomain").doesNotContainKey("RequireTls");
    }

    @Test
    void falseIsNotNothing() {
        assertThat(Canonical.of(false)).isEqualTo(Canonical.of("False")).isEqualTo(Canonical.of("$false")).isNotNull();
    }

    @Test
    void numbersAndTheirTextsAreOne() {
        assertThat(Canonical.of(-1)).isEqualTo(Canonical.of("-1")).isEqualTo(Canonical.of(-1L)).isEqualTo(Canonical.of(-1.0));
        assertThat(Canonical.of("007")).isEqualTo("007");
        assertThat(Canonical.of(1.5)).hasToString("1.5");
    }

    @Test
    void datesOfAllShapesAreOne() {
        assertThat(List.of("2026-03-03T01:15:23.0000000Z", "2026-03-03T01:15:23", "2026-03-03T02:15:23+01:00", "/Date(1772500523000)/"))
                .allSatisfy(date -> assertThat(Canonical.of(date)).isEqualTo("2026-03-03T01:15:23Z"));
    }

    @Test
    void aListEqualsItsTextJoinedBySemicolons() {
        Object list = Canonical.of(List.of("b.example", "a.example"));
        assertThat(Canonical.same(list, Canonical.of("a.example;b.example"))).isTrue();
        assertThat(Canonical.same(Canonical.of(List.of("smtp:*;1")), Canonical.of("smtp:*;1"))).isTrue();
        assertThat(Canonical.same(list, Canonical.of("a.example"))).isFalse();
    }

    @Test
    void actionsOfATransportRuleKeepTheirOrder() {
        assertThat(Canonical.properties("transport-rule", Map.of("Actions", List.of("b", "a"), "SentTo", List.of("b", "a"))))
                .containsEntry("Actions", List.of("b", "a")).containsEntry("SentTo", List.of("a", "b"));
    }

    @Property
    void canonicalFormIsStable(@ForAll List<String> list, @ForAll String text, @ForAll double number) {
        for (Object value : Arrays.asList(list, text, number)) {
            assertThat(Canonical.of(Canonical.of(value))).isEqualTo(Canonical.of(value));
        }
    }
}

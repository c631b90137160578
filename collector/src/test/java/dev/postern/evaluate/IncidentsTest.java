package dev.postern.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.testkit.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    @Test
    void alertsOfOneActorOrOneObjectAreOneIncident() {
        List<Incident> incidents = Incidents.of(List.of(
                alert("A", "high", "eve", "k1", 0), alert("B", "critical", "eve", "k2", 10), alert("C", "medium", "mallory", "K2", 20),
                alert("D", "high", "trent", "k9", 5)));
        assertThat(incidents).hasSize(2);
        assertThat(incidents.get(0).alerts()).extracting(row -> row.text("rule_id")).containsExactly("A", "B", "C");
        assertThat(incidents.get(0).leading().text("rule_id")).isEqualTo("B");
        assertThat(incidents.get(1).severity()).isEqualTo("high");
    }

    @Test
    void whatLiesMoreThanThreeDaysApartIsAnotherIncident() {
        assertThat(Incidents.of(List.of(alert("A", "high", "eve", "k1", 0), alert("B", "high", "eve", "k1", 73)))).hasSize(2);
        assertThat(Incidents.of(List.of(alert("A", "high", "eve", "k1", 0), alert("C", "low", "eve", "k3", 40), alert("B", "high", "eve", "k1", 73))))
                .as("a chain of alerts holds together").hasSize(1);
    }

    @Test
    void theSystemAccountJoinsNothing() {
        assertThat(Incidents.of(List.of(alert("A", "high", "nt authority\\system (a)", "k1", 0), alert("B", "high", "nt authority\\system (a)", "k2", 1))))
                .hasSize(2);
    }

    @Test
    void onlyWhatRisesAboveLowIsUrgent() {
        assertThat(Incidents.of(List.of(alert("A", "low", "eve", "k1", 0))).get(0).urgent()).isFalse();
        assertThat(Incidents.of(List.of(alert("A", "medium", "eve", "k1", 0))).get(0).urgent()).isTrue();
    }

    private static Row alert(String rule, String severity, String actor, String object, int hours) {
        Instant time = Rows.NOON.plus(Duration.ofHours(hours));
        return new Row(Schema.current().stream("alert")).set("rule_id", rule).set("severity", severity).set("actor_id", actor).set("object_name", object)
                .set("object_type", "inbound-connector").set("tenant", "t").set("first_time", time).set("time", time);
    }
}

package dev.postern.playbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.parse.PlaybookParser;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An alert fills in what it holds and what fits; the rest stays for a person. */
class AlertValuesTest {
    private static final Playbook P1 = PlaybookParser.shipped().playbook("P1").orElseThrow();
    private static final String GUID = "159eb7c4-75d7-43e2-95fe-ced44b3e0a56";

    @Test
    void anAlertFillsInConnectorActorSourceAndBegin() {
        assertThat(AlertValues.of(P1, alert(GUID).set("after", Map.of("SenderIPAddresses", List.of("203.0.113.7"))))).isEqualTo(Map.of(
                "connector-guid", List.of(GUID), "connector-name", List.of("Relay's"), "actor", List.of("eve@contoso.example"),
                "source-ip", List.of("203.0.113.7"), "since", List.of("2026-11-01T12:00:00Z")));
    }

    @Test
    void aValueOfAnotherTypeIsLeftOut() {
        assertThat(AlertValues.of(P1, alert("Relay'; Remove-Item *").set("after", Map.of("SenderIPAddresses", List.of("203.0.113.7", "203.0.113.8")))))
                .containsOnlyKeys("connector-name", "actor", "since");
        assertThat(AlertValues.of(P1, alert("relay").set("actor_id", " ").set("after", Map.of("SenderIPAddresses", Map.of("a", 1)))))
                .containsOnlyKeys("connector-name", "since");
    }

    @Test
    void anEmptyAlertFillsInNothing() {
        assertThat(AlertValues.of(P1, new Row(Schema.current().stream("alert")))).isEmpty();
    }

    private static Row alert(String objectId) {
        return new Row(Schema.current().stream("alert")).set("object_id", objectId).set("object_name", "Relay's").set("actor_id", "eve@contoso.example")
                .set("first_time", Instant.parse("2026-11-02T12:00:00Z"));
    }
}

package dev.postern.playbook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words about the origin of a variable name a place in an alert. */
class AlertFieldTest {
    @Test
    void aFieldAPropertyAndATimeBeforeAreRead() {
        assertThat(AlertField.of("alert object_name")).contains(new AlertField("object_name", Optional.empty(), Duration.ZERO));
        assertThat(AlertField.of("alert after.SmartHosts; or read it from the snapshot"))
                .contains(new AlertField("after", Optional.of("SmartHosts"), Duration.ZERO));
        assertThat(AlertField.of("alert first_time less 12h")).contains(new AlertField("first_time", Optional.empty(), Duration.ofHours(12)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alert", "analyst", "snapshot Enabled", "alert or snapshot SenderIPAddresses", "the alert object_name", "alert first_time less one day"})
    void otherWordsAreForAPerson(String from) {
        assertThat(AlertField.of(from)).isEmpty();
    }
}

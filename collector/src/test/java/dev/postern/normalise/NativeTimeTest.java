package dev.postern.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeTimeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2021-04-16T12:08:47|2021-04-16T12:08:47Z",
        "2021-04-16T12:08:47Z|2021-04-16T12:08:47Z",
        "2026-07-23T22:55:13.0000000Z|2026-07-23T22:55:13Z",
        "2022-09-05T18:10:13.4907658|2022-09-05T18:10:13.490765Z",
        "2026-07-23T22:55:13+00:00|2026-07-23T22:55:13Z",
        "2021-10-18T09:02:43+0100|2021-10-18T08:02:43Z",
        "2021-10-18T09:02:43-0700|2021-10-18T16:02:43Z",
        "2021-10-18 09:02:43|2021-10-18T09:02:43Z",
        "2021-10-18|2021-10-18T00:00:00Z",
        "/Date(1772500523000)/|2026-03-03T01:15:23Z",
        "1772500523000|2026-03-03T01:15:23Z",
        "1772500523|2026-03-03T01:15:23Z",
        "4/28/2021, 2:33:14.000 PM|2021-04-28T14:33:14Z",
        "5/18/2021 9:13:39 PM|2021-05-18T21:13:39Z",
        "28/4/2021 14:33:14|2021-04-28T14:33:14Z",
        "28.4.2021 14:33:14|2021-04-28T14:33:14Z"})
    void everyDocumentedShapeIsRead(String text, String time) {
        assertThat(NativeTime.parse(text)).contains(Instant.parse(time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "never", "2021-13-01T00:00:00", "2021-02-30T00:00:00", "2021-01-01T25:00:00", "/Date(x)/", "99999999999999999999999999", "2021-01-01Tnonsense"})
    void anythingElseIsNoTime(String text) {
        assertThat(NativeTime.parse(text)).isEmpty();
    }
}

package dev.postern.rules.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.rules.model.Aggregation;
import dev.postern.rules.model.Aggregation.Column;
import dev.postern.rules.model.Aggregation.Holds;
import dev.postern.rules.model.Aggregation.Scope;
import dev.postern.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query says is read whole; what is wrong or unknown is refused with file, line and column. */
class AggregationReaderTest {
    /** Line 3 and 4 are detections, 6 to 8 measures. */
    private static final String QUERY = """
            stream: message
            detection:
              carried: {connector|exists: true}
              tls: {tls_version|exists: true}
              condition: carried
            measures:
              deliveries: count
              with_tls: {share: tls}
            by: [{time: 6h}, connector]
            order: [{deliveries: desc}]
            limit: 500
            """;

    @Test
    void theExampleOfTheSpecIsRead() throws IOException {
        String spec = Files.readString(Path.of(System.getProperty("postern.root", ".."), "docs/specs/rules.md"));
        String section = spec.substring(spec.indexOf("## Aggregations"));
        int start = section.indexOf("```yaml\n") + "```yaml\n".length();
        Aggregation query = read(section.substring(start, section.indexOf("```", start)));
        assertThat(query.columns()).containsExactly(new Column("time", Holds.TIME), new Column("connector", Holds.TEXT),
                new Column("deliveries", Holds.NUMBER), new Column("with_tls", Holds.NUMBER), new Column("largest", Holds.NUMBER));
        assertThat(query.bucket().orElseThrow().width()).isEqualTo(Duration.ofHours(6));
        assertThat(query.fullOrder()).extracting(Aggregation.Order::column).containsExactly("time", "deliveries", "connector");
        assertThat(query.limit()).hasValue(500);
        assertThat(query.scope()).isEqualTo(Scope.ALL);
    }

    @Test
    void onlyMeasuresAreNeeded() {
        Aggregation query = read("{stream: message, measures: {newest: {max: time}, all: count}}");
        assertThat(query.columns()).containsExactly(new Column("newest", Holds.TIME), new Column("all", Holds.NUMBER));
        assertThat(query.condition()).isEmpty();
        assertThat(query.limit()).isEmpty();
        assertThat(query.fullOrder()).isEmpty();
    }

    @Test
    void aStreamThatSendsRowsAgainSaysWhichRowsCount() {
        assertThat(read("{stream: change, rows: current, measures: {n: count}}").scope()).isEqualTo(Scope.CURRENT);
        assertThat(read("{stream: alert, rows: all, measures: {n: count}, by: family}").scope()).isEqualTo(Scope.ALL);
        assertThatThrownBy(() -> read("{stream: change, measures: {n: count}}"))
                .hasMessage("q.yml:1:1: stream change sends rows again: `rows` is `current` or `all`");
        assertThatThrownBy(() -> read("{stream: change, rows: last, measures: {n: count}}")).hasMessage("q.yml:1:24: `rows` is `current` or `all`");
        assertThatThrownBy(() -> read("{stream: message, rows: all, measures: {n: count}}"))
                .hasMessage("q.yml:1:25: stream message sends no row again: leave `rows` out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "stream: message|stream: mesage|q.yml:1:9: there is no stream `mesage`; did you mean `message`?",
        "limit: 500|limits: 500|q.yml:11:1: `limits` is not supported here; did you mean `limit`?",
        "limit: 500|limit: 0|q.yml:11:8: a whole number of at least 1 is needed here, not `0`",
        "limit: 500|lookups: {}|q.yml:11:1: `lookups` is not supported here",
        "{connector#exists: true}|{conector: x}|q.yml:3:13: stream message has no field `conector`; did you mean `connector`?",
        "{connector#exists: true}|{connector#cidr: x}|q.yml:3:13: modifier `cidr` is not supported",
        "condition: carried|condition: caried|q.yml:5:14: nothing is named `caried` (character 1); did you mean `carried`?",
        "with_tls: {share: tls}|largest: {max: size}|q.yml:4:3: `tls` is never used",
        "{share: tls}|{share: tsl}|q.yml:8:21: nothing is named `tsl` (character 1); did you mean `tls`?",
        "{share: tls}|{share: tls, max: size}|q.yml:8:13: a measure is `count` or a map of one key",
        "{share: tls}|{}|q.yml:8:13: a measure is `count` or a map of one key",
        "{share: tls}|{count: tls}|q.yml:8:13: a measure is `count` or a map of one key",
        "{share: tls}|{median: size}|q.yml:8:14: `median` is not supported here",
        "{share: tls}|{sum: sizee}|q.yml:8:19: stream message has no field `sizee`; did you mean `size`?",
        "{share: tls}|{sum: sender}|q.yml:8:19: `sender` is a string: `sum` takes a number",
        "{share: tls}|{avg: time}|q.yml:8:19: `time` is a timestamp: `avg` takes a number",
        "{share: tls}|{max: custom_data}|q.yml:8:19: `custom_data` is a json: `max` takes a number or a time",
        "deliveries: count|deliveries: counts|q.yml:7:15: `counts` is no measure; did you mean `count`?",
        "deliveries: count|Deliveries: count|q.yml:7:3: `Deliveries` is no name for a measure",
        "deliveries: count|connector: count|q.yml:7:3: `connector` is a column of `by` too",
        "deliveries: count|time: count|q.yml:7:3: `time` is a column of `by` too",
        "{time: 6h}, connector|{time: 6h}, conector|q.yml:9:18: stream message has no field `conector` to group by; did you mean `connector`?",
        "{time: 6h}, connector|{time: 7h}, connector|q.yml:9:13: `7h` is neither a day nor a part of which a whole number makes a day",
        "{time: 6h}, connector|{time: 2d}, connector|q.yml:9:13: `2d` is neither a day nor a part",
        "{time: 6h}, connector|{time: 0s}, connector|q.yml:9:13: `0s` is neither a day nor a part",
        "{time: 6h}, connector|{time: hour}, connector|q.yml:9:13: `hour` is no span of time",
        "{time: 6h}, connector|{observed_time: 6h}, connector|q.yml:9:7: `observed_time` is not supported here",
        "{time: 6h}, connector|time, connector|q.yml:9:6: `time` is a timestamp: it makes no groups; write `{time: 1h}`",
        "{time: 6h}, connector|custom_data|q.yml:9:6: `custom_data` is a json: it makes no groups",
        "{time: 6h}, connector|connector, connector|q.yml:9:17: `connector` is in `by` already",
        "{time: 6h}, connector|{time: 6h}, {time: 1h}|q.yml:9:18: `time` is in `by` already",
        "{deliveries: desc}|{delivered: desc}|q.yml:10:9: the answer has no column `delivered`; did you mean `deliveries`?",
        "{deliveries: desc}|{deliveries: down}|q.yml:10:22: a direction is `asc` or `desc`",
        "{deliveries: desc}|deliveries, {deliveries: desc}|q.yml:10:21: `deliveries` is in `order` already",
        "{deliveries: desc}|{deliveries: desc, time: asc}|q.yml:10:9: an entry of `order` is one column",
    })
    void whatIsWrongIsRefusedWithItsPlace(String from, String to, String message) {
        String broken = QUERY.replace(from.replace('#', '|'), to.replace('#', '|'));
        assertThat(broken).isNotEqualTo(QUERY);
        assertThatThrownBy(() -> read(broken)).isInstanceOf(RuleException.class).hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[stream]", "text", "{stream: message}", "{stream: message, measures: {}}", "{stream: message, measures: [count]}",
        "{stream: message, measures: {n: count}, by: [[connector]]}", "{stream: message, measures: {n: count}, detection: {}, limit: x}"})
    void whatIsNoQueryIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(RuleException.class).hasMessageStartingWith("q.yml:1:");
    }

    private static Aggregation read(String text) {
        return AggregationReader.read(YamlReader.documents("q.yml", text).get(0), Schema.current());
    }
}

package dev.postern.dashboard.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.dashboard.model.Dashboard;
import dev.postern.dashboard.model.Panel;
import dev.postern.dashboard.model.Visual;
import dev.postern.schema.Schema;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file says is what the model holds; what it says wrongly is named with its place. */
class DashboardParserTest {
    /** Line 6 is the first panel, line 12 the second. */
    private static final String SAMPLE = """
            id: sample
            title: Sample
            question: What is it?
            span: 7d
            panels:
              - {id: flow, title: Flow, question: Who, visual: stacked-area, x: time, series: connector, value: n, unit: rows,
                 query: {stream: message, measures: {n: count}, by: [{time: 1h}, connector]}}
              - {id: lag, title: Lag, question: Old, visual: bar, x: subject, value: lag, unit: seconds,
                 query: {stream: health, measures: {lag: {max: lag_seconds}, n: count}, by: subject}}
              - {id: all, title: All, question: Many, visual: single, value: n, unit: rows,
                 query: {stream: message, measures: {n: count, last: {max: time}}}}
              - {id: list, title: List, question: Which, visual: table, query: {stream: message, measures: {n: count}, by: connector}}
            """;

    @Test
    void aDashboardIsReadAsWritten() {
        Dashboard dashboard = parse(SAMPLE).get(0);
        assertThat(dashboard.id()).isEqualTo("sample");
        assertThat(dashboard.days()).isEqualTo(7);
        assertThat(dashboard.streams()).containsExactly("health", "message");
        assertThat(dashboard.panels()).extracting(Panel::visual).containsExactly(Visual.STACKED_AREA, Visual.BAR, Visual.SINGLE, Visual.TABLE);
        Panel flow = dashboard.panels().get(0);
        assertThat(flow.x()).contains("time");
        assertThat(flow.series()).contains("connector");
        assertThat(flow.value()).contains("n");
        assertThat(flow.unit()).isEqualTo("rows");
        assertThat(dashboard.panels().get(3).unit()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "id: sample|id: Sample|sample.yml:1:5: an id is lower-case words with hyphens, not `Sample`",
        "id: sample|id: other|sample.yml:1:5: the dashboard of this file is called `sample`",
        "title: Sample|titel: Sample|sample.yml:2:1: `titel` is not supported here; did you mean `title`?",
        "title: Sample|title: ''|sample.yml:2:8: a text of one line with 1 to 400 characters is needed here",
        "question: What is it?|question: \"a\\nb\"|sample.yml:3:11: a text of one line",
        "span: 7d|span: 36h|sample.yml:4:7: `36h` is no span of 1d to 92d",
        "span: 7d|span: 0d|sample.yml:4:7: `0d` is no span of 1d to 92d",
        "span: 7d|span: 93d|sample.yml:4:7: `93d` is no span of 1d to 92d",
        "id: lag|id: flow|sample.yml:8:5: there is a panel `flow` already",
        "visual: bar|visual: pie|sample.yml:8:50: `pie` is no visual",
        "visual: bar|visual: barr|sample.yml:8:50: `barr` is no visual; did you mean `bar`?; there are line, stacked-area, bar, stacked-bar, single, table",
        "unit: seconds|unit: percent|sample.yml:8:85: the unit of a share is `percent`, and of nothing else",
        "unit: seconds|units: seconds|sample.yml:8:79: `units` is not supported here; did you mean `unit`?",
        "x: subject|x: kind|sample.yml:8:58: the query has no column of `by` `kind`",
        "x: subject|series: subject|sample.yml:8:5: `x` is missing",
        "x: subject|x: subject, series: subject|sample.yml:8:75: `series` and `x` are the same column",
        "value: lag|value: lags|sample.yml:8:74: the query has no measure `lags`; did you mean `lag`?",
        "by: subject|by: [subject, kind]|sample.yml:9:13: column `kind` of `by` is neither `x` nor `series`",
        "by: subject|bye: subject|sample.yml:9:77: `bye` is not supported here; did you mean `by`?",
        "max: lag_seconds|max: lag_second|sample.yml:9:52: stream health has no field `lag_second`; did you mean `lag_seconds`?",
        "x: time, series|x: connector, series|sample.yml:6:69: `stacked-area` runs along time",
        "[{time: 1h}, connector]|[component, connector]|sample.yml:6:69: the query has no column of `by` `time`",
        "visual: stacked-area, x: time, series: connector|visual: line, x: connector|sample.yml:6:61: `line` runs along time",
        "visual: stacked-area, x: time, series: connector|visual: bar, x: connector, series: time|sample.yml:6:79: time is an axis, not a series",
        "{n: count}, by: [{time|{n: {max: size}}, by: [{time|sample.yml:6:101: only counts and sums can be stacked: `n` is neither",
        "{n: count}, by: [{time|{n: count, m: count}, by: [{time|sample.yml:7:13: a panel with series has one measure",
        "visual: single, value: n|visual: single, x: n, value: n|sample.yml:10:62: the query has no column of `by` `n`",
        "count, last: {max: time}}}}|count}, by: connector}}|sample.yml:11:13: `single` shows one value: leave `by` out",
        "visual: single, value: n|visual: single, value: last|sample.yml:10:72: `unit` means nothing here: leave it out",
        "visual: single, value: n, unit: rows|visual: single, value: n|sample.yml:10:5: `unit` is missing",
        "visual: table, query|visual: table, value: n, query|sample.yml:12:61: `value` means nothing here: leave it out",
        "visual: table, query|visual: table, x: connector, query|sample.yml:12:61: `x` means nothing here: leave it out",
        "visual: table, query|visual: table, unit: rows, query|sample.yml:12:61: `unit` means nothing here: leave it out",
    })
    void whatIsWrongIsRefusedWithItsPlace(String from, String to, String message) {
        String broken = SAMPLE.replace(from, to);
        assertThat(broken).isNotEqualTo(SAMPLE);
        assertThatThrownBy(() -> parse(broken)).isInstanceOf(DashboardException.class).hasMessageStartingWith(message);
    }

    @Test
    void aTimeCannotBeDrawn() {
        assertThatThrownBy(() -> parse(SAMPLE.replace("lag: {max: lag_seconds}", "lag: {max: time}"))).hasMessageStartingWith("sample.yml:8:74: `lag` is a time");
    }

    @Test
    void aFileIsOneDashboardWithPanels() {
        assertThatThrownBy(() -> parse(SAMPLE + "---\n" + SAMPLE)).hasMessage("sample.yml:1:1: one document is needed here, not 2");
        assertThatThrownBy(() -> parse(SAMPLE.substring(0, SAMPLE.indexOf("panels:")) + "panels: []\n")).hasMessage("sample.yml:5:9: a dashboard has panels");
        assertThatThrownBy(() -> parse("[")).isInstanceOf(DashboardException.class).hasMessageContaining("this is no YAML");
    }

    @Test
    void dashboardsAreFoundInAFolderAndInAJar(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("b.yml"), "b");
        Files.writeString(folder.resolve("notes.txt"), "not this one");
        assertThat(DashboardFiles.below(folder)).containsExactly(new DashboardFile("b.yml", "b"));
        URI jar = URI.create("jar:" + folder.resolve("x.jar").toUri());
        try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Files.createDirectory(inside.getPath("/dashboards"));
            Files.writeString(inside.getPath("/dashboards/c.yml"), "c");
            assertThat(DashboardFiles.below(inside.getPath("/dashboards"))).containsExactly(new DashboardFile("c.yml", "c"));
        }
    }

    @Test
    void whatShipsIsRead() {
        assertThat(DashboardParser.shipped()).extracting(Dashboard::id).contains("mail-flow");
    }

    private static List<Dashboard> parse(String text) {
        return DashboardParser.parse(List.of(new DashboardFile("sample.yml", text)), Schema.current());
    }
}

package dev.postern.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.dashboard.model.Panel;
import dev.postern.dashboard.parse.DashboardFile;
import dev.postern.dashboard.parse.DashboardParser;
import dev.postern.schema.Schema;
import dev.postern.sink.local.AggregateAnswer;
import dev.postern.sink.local.Datum;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a panel's table says, from what the engine answered. */
class PanelTableTest {
    private static final DashboardSpan DAY = new DashboardSpan(LocalDate.parse("2026-11-02"), LocalDate.parse("2026-11-02"), "", List.of());
    private static final Datum MIDNIGHT = moment("2026-11-02T00:00:00Z");
    private static final Datum NOON = moment("2026-11-02T12:00:00Z");
    private static final String CROSSED = "visual: line, x: time, series: connector, value: n, unit: rows, query: {stream: message, measures: {n: count}, "
            + "by: [{time: 6h}, connector]}";

    @Test
    void bucketsWithoutARowCountNothingWhereTheAnswerIsWhole() {
        PanelTable table = table(CROSSED, answer(false, row(NOON, text("K"), amount(3)), row(NOON, text("L"), amount(4)), row(MIDNIGHT, text("K"), amount(2))));
        assertThat(table.heads()).as("the greatest first").containsExactly("K", "L");
        assertThat(lines(table)).containsExactly("2026-11-02 00:00: 2, 0", "2026-11-02 06:00: 0, 0", "2026-11-02 12:00: 3, 4", "2026-11-02 18:00: 0, 0");
        assertThat(table.drawn()).isEqualTo(2);
    }

    @Test
    void whatWasCutOffIsNotCalledNothing() {
        AggregateAnswer cut = answer(true, row(NOON, text("K"), amount(3)), row(MIDNIGHT, text("L"), amount(2)));
        assertThat(lines(table(CROSSED, cut))).containsExactly("2026-11-02 00:00: , 2", "2026-11-02 12:00: 3, ");
        AggregateAnswer limited = answer(false, row(NOON, text("K"), amount(3)));
        assertThat(lines(table(CROSSED.replace("connector]}", "connector], limit: 1}"), limited))).containsExactly("2026-11-02 12:00: 3");
    }

    @Test
    void onlyACountOfNothingIsZero() {
        String extreme = CROSSED.replace("n: count", "n: {max: size}").replace("series: connector, ", "").replace(", connector]", "]").replace("{time: 6h}", "{time: 12h}");
        assertThat(lines(table(extreme, answer(false, row(NOON, amount(3)))))).containsExactly("2026-11-02 00:00: ", "2026-11-02 12:00: 3");
    }

    @Test
    void anEmptyAnswerHasNoLines() {
        assertThat(table(CROSSED, answer(false)).lines()).isEmpty();
    }

    @Test
    void theValueThatIsDrawnStandsFirst() {
        PanelTable table = table("visual: bar, x: connector, value: share, unit: percent, query: {stream: message, detection: {k: {connector: K}}, "
                + "measures: {all_rows: count, share: {share: k}}, by: connector}",
                answer(false, row(text("K"), amount(8), amount(0.125)), row(Datum.Absent.ABSENT, amount(2), amount(1))));
        assertThat(table.corner()).isEqualTo("connector");
        assertThat(table.heads()).containsExactly("share", "all rows");
        assertThat(lines(table)).containsExactly("K: 12.5 %, 8", "(none): 100 %, 2");
        assertThat(table.lines().get(0).cells().get(0).raw()).isEqualTo("12.5");
        assertThat(table.drawn()).isEqualTo(1);
    }

    @Test
    void aTableKeepsTheAnswerAsItIs() {
        PanelTable table = table("visual: table, query: {stream: message, measures: {n: count, last: {max: time}}, by: [connector, direction]}",
                answer(false, row(text("K"), text("inbound"), amount(2), NOON), row(text("L"), Datum.Absent.ABSENT, amount(1), MIDNIGHT),
                        row(text("K"), text(""), amount(1), Datum.Absent.ABSENT)));
        assertThat(table.heads()).containsExactly("direction", "n", "last");
        assertThat(lines(table)).containsExactly("K: inbound, 2, 2026-11-02 12:00:00", "L: (none), 1, 2026-11-02 00:00:00", "K: (empty), 1, ");
    }

    @Test
    void aSingleIsOneValueWhateverItsType() {
        String single = "visual: single, value: n, unit: rows, query: {stream: message, measures: {n: %s}}";
        assertThat(lines(table(single.formatted("{avg: size}"), answer(false, row(amount(2.5)))))).containsExactly("2.5: 2.5");
        String time = single.replace(", unit: rows", "").formatted("{max: time}");
        assertThat(view(time, answer(false, row(NOON))).figure()).isEqualTo("2026-11-02 12:00:00");
        assertThat(view(time, answer(false, row(Datum.Absent.ABSENT))).figure()).isEqualTo("none");
    }

    @Test
    void numbersAreShortAndWhatIsNoNumberIsNotDrawn() {
        String bar = "visual: bar, x: connector, value: n, unit: bytes, query: {stream: message, measures: {n: {avg: size}}, by: connector}";
        PanelTable table = table(bar, answer(false, row(text("a"), amount(1.0 / 3)), row(text("b"), amount(12345678901.0)), row(text("c"), amount(Double.NaN)),
                row(text("d"), amount(-0.001))));
        assertThat(lines(table)).containsExactly("a: 0.33", "b: 12345678901", "c: no number", "d: 0");
        assertThat(table.lines().get(1).cells().get(0).raw()).isEqualTo("12345678901");
        assertThat(table.lines().get(2).cells().get(0).raw()).isEmpty();
    }

    private static PanelTable table(String panel, AggregateAnswer answer) {
        return PanelTable.of(panel(panel), answer, DAY);
    }

    private static PanelView view(String panel, AggregateAnswer answer) {
        return PanelView.of(panel(panel), answer, DAY);
    }

    private static Panel panel(String text) {
        return DashboardParser.parse(List.of(new DashboardFile("d.yml", "id: d\ntitle: D\nquestion: Q\nspan: 1d\npanels: [{id: p, title: P, question: Q, "
                + text + "}]")), Schema.current()).get(0).panels().get(0);
    }

    private static List<String> lines(PanelTable table) {
        return table.lines().stream().map(line -> line.head() + ": " + line.cells().stream().map(PanelTable.Cell::text).collect(Collectors.joining(", "))).toList();
    }

    private static AggregateAnswer answer(boolean cut, Answered... rows) {
        return new AggregateAnswer(Stream.of(rows).map(Answered::data).toList(), cut);
    }

    /** One row of an answer. */
    private record Answered(List<Datum> data) {
    }

    private static Answered row(Datum... data) {
        return new Answered(List.of(data));
    }

    private static Datum text(String text) {
        return new Datum.Text(text);
    }

    private static Datum amount(double amount) {
        return new Datum.Amount(amount);
    }

    private static Datum moment(String time) {
        return new Datum.Moment(Instant.parse(time));
    }
}

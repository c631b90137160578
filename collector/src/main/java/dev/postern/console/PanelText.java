package dev.postern.console;

import dev.postern.dashboard.model.Panel;
import dev.postern.rules.model.GroupKey;
import dev.postern.rules.model.Measure;
import dev.postern.sink.local.Datum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/** Heads and numbers of a panel as people read them. */
final class PanelText {
    private static final String NO_VALUE = "(none)";

    private final Panel panel;

    PanelText(Panel panel) {
        this.panel = panel;
    }

    String caption() {
        return panel.title() + (panel.unit().isEmpty() ? "" : ", in " + panel.unit())
                + panel.query().bucket().map(bucket -> ", per " + span(bucket.width())).orElse("");
    }

    /** Head of a column. */
    String label(String column) {
        return column.equals(GroupKey.Bucket.FIELD) && panel.query().bucket().isPresent() ? "time (UTC)" : column.replace('_', ' ');
    }

    /** A value as text; what is absent is said so. */
    String head(String column, Datum value) {
        if (value instanceof Datum.Moment moment) {
            return panel.query().bucket().filter(bucket -> column.equals(GroupKey.Bucket.FIELD)).map(bucket -> bucket(bucket, moment.time()))
                    .orElseGet(() -> Times.utc(moment.time()));
        }
        if (value instanceof Datum.Amount amount) {
            return share(column) ? number(amount.amount() * 100, 1) + " %" : number(amount.amount(), 2);
        }
        return value instanceof Datum.Text text ? text.text().isEmpty() ? "(empty)" : text.text() : NO_VALUE;
    }

    /** A value of a column in a line. */
    PanelTable.Cell cell(String column, Datum value) {
        if (value instanceof Datum.Amount amount) {
            return new PanelTable.Cell(head(column, value), raw(share(column) ? amount.amount() * 100 : amount.amount()));
        }
        boolean group = panel.query().by().stream().anyMatch(key -> key.column().equals(column));
        return value == Datum.Absent.ABSENT && !group ? PanelTable.Cell.NONE : new PanelTable.Cell(head(column, value), "");
    }

    /** What stands where no row is: of a count it is known to be 0. */
    PanelTable.Cell nothing(String column) {
        boolean count = panel.query().measures().stream().anyMatch(measure -> measure.name().equals(column) && measure instanceof Measure.Count);
        return count ? cell(column, new Datum.Amount(0)) : PanelTable.Cell.NONE;
    }

    private boolean share(String column) {
        return panel.query().measures().stream().anyMatch(measure -> measure.name().equals(column) && measure instanceof Measure.Share);
    }

    private static String bucket(GroupKey.Bucket bucket, Instant time) {
        String text = Times.utc(time);
        return text.substring(0, text.length() - (bucket.width().equals(Duration.ofDays(1)) ? " 00:00:00" : ":00").length());
    }

    private static String span(Duration width) {
        return width.toDays() > 0 ? "day" : width.toMinutes() % 60 == 0 ? width.toHours() + " h" : width.toSeconds() % 60 == 0 ? width.toMinutes() + " min"
                : width.toSeconds() + " s";
    }

    private static String number(double value, int places) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "no number";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private static String raw(double value) {
        return Double.isNaN(value) || Double.isInfinite(value) ? "" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}

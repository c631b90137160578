package dev.postern.baseline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where the columns of a change register stand, and what their cells mean. */
final class RegisterColumns {
    private static final List<String> REQUIRED =
            List.of("ticket", "object_type", "object", "operation", "properties", "from", "until", "approver");
    private static final Pattern CMDLET = Pattern.compile("\\*|[A-Za-z]+-[A-Za-z]+");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final List<String> header;

    /** @throws RegisterFormatException where a column is missing */
    RegisterColumns(List<String> header) {
        for (String column : REQUIRED) {
            require(header.contains(column), "the header has no column " + column, "add it; the columns are " + String.join(",", REQUIRED) + ",note");
        }
        this.header = header;
    }

    int width() {
        return header.size();
    }

    /** @throws RegisterFormatException where a cell is missing or cannot be read */
    ChangeRecord record(List<String> cells) {
        for (String column : REQUIRED) {
            require(!cell(cells, column).isEmpty(), column + " is empty",
                    column.equals("properties") ? "write * or the properties approved" : "fill it in");
        }
        String operation = cell(cells, "operation");
        require(CMDLET.matcher(operation).matches(), "operation " + operation + " is no cmdlet", "write a cmdlet such as Set-InboundConnector, or *");
        Instant from = instant(cells, "from", false);
        Instant until = instant(cells, "until", true);
        require(!until.isBefore(from), "until is before from", "exchange the two");
        return new ChangeRecord(cell(cells, "ticket"), cell(cells, "object_type"), cell(cells, "object").toLowerCase(Locale.ROOT), operation,
                new Scope(cell(cells, "properties")), from, until, cell(cells, "approver"));
    }

    private Instant instant(List<String> cells, String column, boolean endOfDay) {
        String text = cell(cells, column);
        try {
            if (DATE.matcher(text).matches()) {
                Instant day = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                return endOfDay ? day.plus(java.time.Duration.ofDays(1)).minusNanos(1) : day;
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new RegisterFormatException(column + " " + text + " is no time", "write 2026-01-31T08:00:00Z, or 2026-01-31 for the whole UTC day");
        }
    }

    private String cell(List<String> cells, String column) {
        return cells.get(header.indexOf(column));
    }

    private static void require(boolean condition, String what, String mend) {
        if (!condition) {
            throw new RegisterFormatException(what, mend);
        }
    }
}

package dev.postern.source.tracking;

import dev.postern.source.CsvFields;
import dev.postern.source.CsvLines;
import dev.postern.source.FileContext;
import dev.postern.source.FileMark;
import dev.postern.source.NativeRecord;
import dev.postern.source.Reading;
import dev.postern.source.RecordReader;
import dev.postern.source.RejectedRecord;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a tracking log line by line. The {@code #Fields} line in force names the columns; a restart of the service writes it
 * again in the middle. Where it is corrupt, the columns of the version with the record's number of fields count.
 */
final class TrackingReader implements RecordReader {
    private static final String FIELDS = "#fields:";
    private static final int FEWEST_COLUMNS = 9;

    private final FileContext context;
    private final CsvLines lines;
    private final MessageRows rows;
    private final TrackingColumns columns2013;
    private final TrackingColumns columns2010;
    private Optional<TrackingColumns> declared = Optional.empty();
    private String state;
    private long number;

    TrackingReader(FileContext context, FileMark mark, TrackingWords words) throws IOException {
        this.context = context;
        this.rows = new MessageRows("Microsoft Exchange Server", context.source(), words);
        this.columns2013 = new TrackingColumns(words.columns2013());
        this.columns2010 = new TrackingColumns(words.columns2010());
        this.number = mark.record();
        this.state = mark.state();
        this.lines = new CsvLines(context, mark);
        if (!state.isEmpty()) {
            String[] place = state.split(":");
            CsvLines header = new CsvLines(context, new FileMark(Long.parseLong(place[0]), Long.parseLong(place[1]), 0, ""));
            if (header.next(true) == CsvLines.Outcome.LINE) {
                declare(header.text());
            }
        }
    }

    @Override
    public Optional<Reading> next(boolean complete) throws IOException {
        while (true) {
            switch (lines.next(complete)) {
                case LINE -> {
                    if (!lines.blank() && !comment()) {
                        return Optional.of(read());
                    }
                    lines.consume();
                }
                case BROKEN -> {
                    Reading rejected = lines.record(context.position(lines.offset(), ++number)).reject("the line cannot be read: " + lines.problem());
                    lines.consume();
                    return Optional.of(rejected);
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
    }

    private boolean comment() {
        if (lines.first() != '#') {
            return false;
        }
        String text = lines.text();
        if (text.regionMatches(true, 0, FIELDS, 0, FIELDS.length())) {
            declare(text);
            state = lines.offset() + ":" + lines.stored();
        }
        return true;
    }

    private void declare(String line) {
        List<String> names = Arrays.stream(line.substring(FIELDS.length()).split(",")).map(name -> name.trim().toLowerCase(Locale.ROOT)).toList();
        declared = Optional.of(new TrackingColumns(names));
    }

    private Reading read() throws IOException {
        NativeRecord record = lines.record(context.position(lines.offset(), ++number));
        try {
            CsvFields fields = lines.fields();
            TrackingColumns columns = columns(fields.count());
            List<Recipient> recipients = Recipient.parallel(fields.get(columns.index("recipient-address")), fields.get(columns.index("recipient-status")));
            return new Reading.Rows(record.position(), rows.rows(record, fields, columns, recipients, false));
        } catch (RejectedRecord e) {
            return record.reject(e.getMessage());
        } finally {
            lines.consume();
        }
    }

    private TrackingColumns columns(int count) throws RejectedRecord {
        if (declared.isPresent() && declared.get().names().size() == count && declared.get().sound()) {
            return declared.get();
        }
        if (count == columns2013.names().size()) {
            return columns2013;
        }
        if (count == columns2010.names().size()) {
            return columns2010;
        }
        if (declared.isPresent() && declared.get().sound() && count >= FEWEST_COLUMNS) {
            return declared.get();
        }
        throw new RejectedRecord("it has " + count + " columns, which is neither what #Fields says nor what a version of Exchange writes");
    }

    @Override
    public FileMark mark() {
        return new FileMark(lines.offset(), lines.stored(), number, state);
    }
}

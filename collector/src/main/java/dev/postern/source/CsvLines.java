package dev.postern.source;

import java.io.IOException;

/** CSV records of one line each, for logs that have comment lines and no line breaks in fields. Not thread-safe. */
public final class CsvLines {
    /** What stands at the present place. */
    public enum Outcome { LINE, BROKEN, WAIT, END }

    private final TextWindow window;
    private final int limit;
    private final CsvFields fields = new CsvFields(',');
    private final NativeRecord record = new NativeRecord();
    private int contentEnd;
    private int end;
    private String problem = "";

    public CsvLines(FileContext context, FileMark mark) {
        this.window = context.window(mark);
        this.limit = context.limits().recordBytes();
    }

    /** Looks at the line at the present place. {@link #consume} moves behind it. */
    public Outcome next(boolean complete) throws IOException {
        window.skipByteOrderMark();
        int lineFeed = window.lineFeed(0, limit);
        if (lineFeed >= 0) {
            end = lineFeed + 1;
            contentEnd = lineFeed > 0 && window.at(lineFeed - 1) == '\r' ? lineFeed - 1 : lineFeed;
            return Outcome.LINE;
        }
        int length = window.length();
        if (length >= limit) {
            problem = "it is longer than " + limit + " bytes";
            contentEnd = Math.min(length, Reading.Rejected.EXCERPT_BYTES);
            end = -1;
            return Outcome.BROKEN;
        }
        if (length == 0) {
            return Outcome.END;
        }
        end = length;
        contentEnd = window.at(length - 1) == '\r' ? length - 1 : length;
        return complete ? Outcome.LINE : Outcome.WAIT;
    }

    /** First byte of the line. */
    public int first() {
        return window.at(0);
    }

    public boolean blank() {
        return contentEnd == 0;
    }

    public String text() {
        return window.text(0, contentEnd);
    }

    /** The line as a record, valid until it is consumed. */
    public NativeRecord record(Position position) {
        return record.set(window.array(), window.begin(), contentEnd, position);
    }

    /** The line's fields, valid until the next line's. */
    public CsvFields fields() throws RejectedRecord {
        String text = text();
        fields.parse(text, text.indexOf('"') >= 0);
        return fields;
    }

    public String problem() {
        return problem;
    }

    /** Moves behind the line; behind one that is too long, to the next line feed. */
    public void consume() throws IOException {
        if (end >= 0) {
            window.consume(end);
            return;
        }
        while (window.has(0)) {
            for (int i = 0; i < window.length(); i++) {
                if (window.at(i) == '\n') {
                    window.consume(i + 1);
                    return;
                }
            }
            window.consume(window.length());
        }
    }

    public long offset() {
        return window.offset();
    }

    public long stored() {
        return window.stored();
    }
}

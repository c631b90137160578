package dev.postern.source;

import java.io.IOException;

/**
 * Finds the end of a CSV record (RFC 4180) before anything is parsed, so that a record is bounded in bytes. A quote counts
 * only where a field begins. A record that opens a quote and never closes it is given up where the quoting contradicts itself,
 * where it has more columns than the header, or at the bound; scanning is linear, because a line that ends inside a
 * quote is passed over at most once for each column. Not thread-safe.
 */
final class CsvFramer {
    enum Outcome { RECORD, BROKEN, WAIT, END }

    private final TextWindow window;
    private final byte delimiter;
    private final boolean multiline;
    private final int limit;
    private int contentEnd;
    private int end;
    private int columns;
    private boolean quoted;
    private String problem = "";

    /**
     * @param multiline whether a quoted field may hold line breaks
     * @param limit     most bytes of a record
     */
    CsvFramer(TextWindow window, char delimiter, boolean multiline, int limit) {
        this.window = window;
        this.delimiter = (byte) delimiter;
        this.multiline = multiline;
        this.limit = limit;
    }

    /**
     * Frames the record at an index of the window.
     *
     * @param complete   whether the end of the file ends a record
     * @param mostColumns columns beyond which the record is broken
     */
    Outcome frame(int start, boolean complete, int mostColumns) throws IOException {
        columns = 1;
        quoted = false;
        boolean inQuotes = false;
        boolean fieldStart = true;
        boolean afterQuote = false;
        for (int i = start;; i++) {
            if (!window.has(i)) {
                return atEnd(start, i, inQuotes, complete);
            }
            byte b = window.at(i);
            if (inQuotes) {
                if (b == '"') {
                    if (!window.has(i + 1) && !complete) {
                        return Outcome.WAIT;
                    }
                    if (window.has(i + 1) && window.at(i + 1) == '"') {
                        i++;
                    } else {
                        inQuotes = false;
                        afterQuote = true;
                    }
                } else if (b == '\n' && !multiline) {
                    return broken("a quote is opened and not closed on its line");
                }
            } else if (b == '\n') {
                contentEnd = i > start && window.at(i - 1) == '\r' ? i - 1 : i;
                end = i + 1;
                return Outcome.RECORD;
            } else if (b == delimiter) {
                if (++columns > mostColumns) {
                    return broken("it has more than the header's " + mostColumns + " columns");
                }
                fieldStart = true;
                afterQuote = false;
                continue;
            } else if (b == '"' && fieldStart) {
                inQuotes = true;
                quoted = true;
            } else if (afterQuote && b != '\r') {
                return broken("text follows a closing quote, so a quote is missing or not doubled");
            }
            fieldStart = false;
            if (i - start >= limit) {
                return broken("it is longer than " + limit + " bytes" + (inQuotes ? ", perhaps because a quote is not closed" : ""));
            }
        }
    }

    private Outcome atEnd(int start, int index, boolean inQuotes, boolean complete) {
        if (index == start) {
            return Outcome.END;
        }
        if (!complete) {
            return Outcome.WAIT;
        }
        if (inQuotes) {
            return broken("the file ends inside a quoted field");
        }
        contentEnd = window.at(index - 1) == '\r' ? index - 1 : index;
        end = index;
        return Outcome.RECORD;
    }

    private Outcome broken(String reason) {
        problem = reason;
        return Outcome.BROKEN;
    }

    /** Index behind the record's last byte, its line end left out. */
    int contentEnd() {
        return contentEnd;
    }

    /** Index behind the record and its line end. */
    int end() {
        return end;
    }

    int columns() {
        return columns;
    }

    /** Whether any field is quoted. */
    boolean quoted() {
        return quoted;
    }

    /** What is wrong with a broken record, to follow "cannot be read: ". */
    String problem() {
        return problem;
    }
}

package dev.postern.source;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a CSV file whose first line is its header. A broken record is rejected, and reading resumes at the next line that
 * frames as a record with the header's number of columns. PowerShell's {@code #TYPE} line and empty lines are passed over.
 */
public final class CsvRecordReader implements RecordReader {
    private final FileContext context;
    private final Function<CsvHeader, CsvMapper> mappers;
    private final TextWindow window;
    private final NativeRecord record = new NativeRecord();
    private long number;
    private CsvFramer framer;
    private CsvFields fields;
    private CsvHeader header;
    private CsvMapper mapper;

    /** @param mappers makes the mapper of a file from its header */
    public CsvRecordReader(FileContext context, FileMark mark, Function<CsvHeader, CsvMapper> mappers) throws IOException {
        this.context = context;
        this.mappers = mappers;
        this.number = mark.record();
        if (mark.offset() > 0) {
            readHeader(context.window(FileMark.START), true);
        }
        this.window = context.window(mark);
        if (header != null) {
            framer = framer(window);
        }
    }

    @Override
    public Optional<Reading> next(boolean complete) throws IOException {
        if (header == null) {
            if (!readHeader(window, complete)) {
                return Optional.empty();
            }
            framer = framer(window);
        }
        while (true) {
            CsvFramer.Outcome outcome = framer.frame(0, complete, header.names().size());
            if (outcome == CsvFramer.Outcome.WAIT || outcome == CsvFramer.Outcome.END) {
                return Optional.empty();
            }
            if (outcome == CsvFramer.Outcome.BROKEN) {
                return Optional.of(reject(framer.problem(), complete));
            }
            if (framer.contentEnd() == 0 && header.names().size() > 1) {
                window.consume(framer.end());
            } else if (framer.columns() != header.names().size()) {
                return Optional.of(reject("it has " + framer.columns() + " columns and the header " + header.names().size(), complete));
            } else {
                return Optional.of(read());
            }
        }
    }

    private Reading read() {
        number++;
        record.set(window.array(), window.begin(), framer.contentEnd(), context.position(window.offset(), number));
        int bytes = framer.end();
        try {
            fields.parse(record.text(), framer.quoted());
            return new Reading.Rows(record.position(), mapper.rows(record, fields));
        } catch (RejectedRecord e) {
            return record.reject(e.getMessage());
        } finally {
            window.consume(bytes);
        }
    }

    /** Rejects what begins here up to the next line that frames as a record. */
    private Reading reject(String problem, boolean complete) throws IOException {
        number++;
        window.has(Reading.Rejected.EXCERPT_BYTES);
        Reading.Rejected rejected = new Reading.Rejected(context.position(window.offset(), number),
                "the CSV record cannot be read: " + problem, line(window.copy(Reading.Rejected.EXCERPT_BYTES)));
        while (skipLine()) {
            CsvFramer.Outcome outcome = framer.frame(0, complete, header.names().size());
            boolean record = outcome == CsvFramer.Outcome.RECORD && framer.columns() == header.names().size();
            if (record || outcome == CsvFramer.Outcome.WAIT || outcome == CsvFramer.Outcome.END) {
                break;
            }
        }
        return rejected;
    }

    private static byte[] line(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return Arrays.copyOf(bytes, i);
            }
        }
        return bytes;
    }

    private boolean skipLine() throws IOException {
        while (window.has(0)) {
            for (int i = 0; i < window.length(); i++) {
                if (window.at(i) == '\n') {
                    window.consume(i + 1);
                    return true;
                }
            }
            window.consume(window.length());
        }
        return false;
    }

    private boolean readHeader(TextWindow from, boolean complete) throws IOException {
        from.skipByteOrderMark();
        int limit = context.limits().recordBytes();
        while (from.has(0)) {
            int lineFeed = from.lineFeed(0, limit);
            if (lineFeed < 0 && !complete && from.length() < limit) {
                return false;
            }
            String line = from.text(0, lineFeed < 0 ? Math.min(from.length(), limit) : lineFeed).strip();
            char delimiter = CsvDelimiter.of(line);
            CsvFramer headFramer = new CsvFramer(from, delimiter, true, limit);
            CsvFields names = new CsvFields(delimiter);
            CsvFramer.Outcome outcome = headFramer.frame(0, complete, context.limits().fields());
            if (outcome == CsvFramer.Outcome.WAIT) {
                return false;
            }
            if (outcome == CsvFramer.Outcome.RECORD && !line.isEmpty() && !line.startsWith("#TYPE") && !line.startsWith("sep=")) {
                try {
                    names.parse(from.text(0, headFramer.contentEnd()), headFramer.quoted());
                    header = new CsvHeader(names.all());
                    fields = new CsvFields(delimiter);
                    mapper = mappers.apply(header);
                    from.consume(headFramer.end());
                    return true;
                } catch (RejectedRecord e) {
                    // A line that is no header: the next one may be.
                    from.consume(headFramer.end());
                    continue;
                }
            }
            from.consume(lineFeed < 0 ? from.length() : lineFeed + 1);
        }
        return false;
    }

    private CsvFramer framer(TextWindow over) {
        return new CsvFramer(over, fields.delimiter(), true, context.limits().recordBytes());
    }

    @Override
    public FileMark mark() {
        return new FileMark(window.offset(), window.stored(), number, "");
    }
}

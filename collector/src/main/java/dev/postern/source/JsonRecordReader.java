package dev.postern.source;

import dev.postern.schema.Row;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads a file of JSON records. */
public final class JsonRecordReader implements RecordReader {
    /** Makes rows of one framed JSON object. */
    @FunctionalInterface
    public interface Mapper {
        List<Row> rows(NativeRecord record) throws RejectedRecord;
    }

    private final FileContext context;
    private final Mapper mapper;
    private final TextWindow window;
    private final JsonFramer framer;
    private final NativeRecord record = new NativeRecord();
    private long number;

    public JsonRecordReader(FileContext context, FileMark mark, Mapper mapper) {
        this.context = context;
        this.mapper = mapper;
        this.number = mark.record();
        this.window = context.window(mark);
        this.framer = new JsonFramer(window, context.limits(), mark.state());
    }

    @Override
    public Optional<Reading> next(boolean complete) throws IOException {
        window.skipByteOrderMark();
        while (true) {
            switch (framer.next(complete)) {
                case RECORD -> {
                    return Optional.of(read());
                }
                case BROKEN -> {
                    return reject(complete);
                }
                case NOTHING -> framer.advance(framer.end());
                default -> {
                    return Optional.empty();
                }
            }
        }
    }

    private Reading read() {
        record.set(window.array(), window.begin(), framer.end(), context.position(window.offset(), ++number));
        try {
            return new Reading.Rows(record.position(), mapper.rows(record));
        } catch (RejectedRecord e) {
            return record.reject(e.getMessage());
        } finally {
            framer.advance(framer.end());
        }
    }

    private Optional<Reading> reject(boolean complete) throws IOException {
        long offset = window.offset();
        byte[] excerpt = window.copy(Reading.Rejected.EXCERPT_BYTES);
        String reason = "the JSON record cannot be read: " + framer.problem();
        if (!framer.resume(complete, 2 * context.limits().recordBytes())) {
            return Optional.empty();
        }
        return Optional.of(new Reading.Rejected(context.position(offset, ++number), reason, excerpt));
    }

    @Override
    public FileMark mark() {
        return new FileMark(window.offset(), window.stored(), number, framer.state());
    }
}

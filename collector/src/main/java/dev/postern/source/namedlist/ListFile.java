package dev.postern.source.namedlist;

import dev.postern.io.FileContent;
import dev.postern.io.FileEntry;
import dev.postern.source.CsvRecordReader;
import dev.postern.source.FileContext;
import dev.postern.source.FileMark;
import dev.postern.source.ReadLimits;
import dev.postern.source.Reading;
import dev.postern.source.RejectedRecord;
import dev.postern.source.TextEncoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The content of one list file: a CSV with the columns {@code entry} and, where wanted, {@code note}.
 *
 * @param rejected lines that are no entry
 */
record ListFile(List<ListEntry> entries, List<Reading.Rejected> rejected) {
    static ListFile read(String source, FileEntry file, byte[] bytes, ReadLimits limits) throws IOException {
        List<ListEntry> entries = new ArrayList<>();
        List<Reading.Rejected> rejected = new ArrayList<>();
        FileContext context = new FileContext(source, file, TextEncoding.of(bytes, bytes.length), new Bytes(bytes), limits);
        CsvRecordReader reader = new CsvRecordReader(context, FileMark.START, header -> (record, fields) -> {
            int column = header.index("entry");
            if (column < 0) {
                throw new RejectedRecord("the list has no column entry; its first line must be entry,note");
            }
            String entry = fields.get(column).strip();
            if (entry.isEmpty()) {
                throw new RejectedRecord("it has no entry");
            }
            entries.add(new ListEntry(entry.toLowerCase(Locale.ROOT), fields.get(header.index("note")).strip()));
            return List.of();
        });
        Optional<Reading> reading = reader.next(true);
        while (reading.isPresent()) {
            if (reading.get() instanceof Reading.Rejected bad) {
                rejected.add(bad);
            }
            reading = reader.next(true);
        }
        return new ListFile(entries, rejected);
    }

    private record Bytes(byte[] bytes) implements FileContent {
        @Override
        public int read(long offset, byte[] target, int from, int length) {
            int count = (int) Math.min(length, bytes.length - offset);
            if (count <= 0) {
                return -1;
            }
            System.arraycopy(bytes, (int) offset, target, from, count);
            return count;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}

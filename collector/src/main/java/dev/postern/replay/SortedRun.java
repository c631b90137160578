package dev.postern.replay;

import dev.postern.event.NdjsonCodec;
import dev.postern.event.RowCodec;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Rows in order in one file: a line with the stream's name, then the row. Deleted when closed. */
final class SortedRun implements AutoCloseable {
    private static final RowCodec CODEC = NdjsonCodec.compact();

    private final Path file;
    private BufferedReader reader;

    private SortedRun(Path file) {
        this.file = file;
    }

    static SortedRun write(Path file, List<Row> rows) {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (Row row : rows) {
                out.write((row.schema().name() + "\n").getBytes(StandardCharsets.UTF_8));
                CODEC.encode(row, out);
            }
            return new SortedRun(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    Iterator<Row> rows() {
        try {
            reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Iterator<>() {
            private String stream = readLine();

            @Override
            public boolean hasNext() {
                return stream != null;
            }

            @Override
            public Row next() {
                try {
                    Row row = CODEC.decode(Schema.current().stream(stream), new ByteArrayInputStream(readLine().getBytes(StandardCharsets.UTF_8))).get(0);
                    stream = readLine();
                    return row;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private String readLine() {
        try {
            return reader.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
        Files.deleteIfExists(file);
    }
}

package dev.postern.demo.cast;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV file being written, row by row, as RFC 4180 has it. */
public final class CsvRows implements Closeable {
    /** Which fields stand in quotes. */
    public enum Quoting { WHERE_NEEDED, ALL }

    private final Writer out;
    private final Quoting quoting;
    private final StringBuilder row = new StringBuilder(2_048);

    private CsvRows(Writer out, Quoting quoting) {
        this.out = out;
        this.quoting = quoting;
    }

    public static CsvRows create(Path file, Quoting quoting) throws IOException {
        return new CsvRows(Files.newBufferedWriter(file), quoting);
    }

    /** Opens a file whose first row names the columns. */
    public static CsvRows create(Path file, String... columns) throws IOException {
        CsvRows rows = create(file, Quoting.WHERE_NEEDED);
        rows.add((Object[]) columns);
        return rows;
    }

    public void add(Object... values) throws IOException {
        row.setLength(0);
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                row.append(',');
            }
            field(values[i].toString());
        }
        out.append(row.append("\r\n"));
    }

    /** Puts text between rows that is not CSV: a byte order mark, a log's header. */
    public void raw(String text) throws IOException {
        out.write(text);
    }

    private void field(String value) {
        boolean marks = value.indexOf('"') >= 0;
        if (marks || quoting == Quoting.ALL || value.indexOf(',') >= 0 || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            row.append('"').append(marks ? value.replace("\"", "\"\"") : value).append('"');
        } else {
            row.append(value);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

package dev.postern.demo.cast;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;

/** A CSV file being written, row by row. */
public final class CsvRows implements Closeable {
    private final Writer out;
    private final CSVFormat format;

    private CsvRows(Writer out, CSVFormat format) {
        this.out = out;
        this.format = format;
    }

    /** Opens a file and writes the names of the columns. */
    public static CsvRows create(Path file, CSVFormat format, String... columns) throws IOException {
        return create(file, "", format, columns);
    }

    /** Opens a file that begins with something before the first row, such as a byte order mark. */
    public static CsvRows create(Path file, String before, CSVFormat format, String... columns) throws IOException {
        CsvRows rows = new CsvRows(Files.newBufferedWriter(file), format);
        rows.out.write(before);
        if (columns.length > 0) {
            rows.add((Object[]) columns);
        }
        return rows;
    }

    public void add(Object... values) throws IOException {
        format.printRecord(out, values);
    }

    /** Puts lines between rows that are not CSV. */
    public void raw(String text) throws IOException {
        out.write(text);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

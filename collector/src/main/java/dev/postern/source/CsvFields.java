package dev.postern.source;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The fields of one framed CSV record, in reusable storage. A record without quotes is split here; Commons CSV parses the
 * others. Not thread-safe.
 */
public final class CsvFields {
    private final char delimiter;
    private final CSVFormat format;
    private final List<String> values = new ArrayList<>();

    CsvFields(char delimiter) {
        this.delimiter = delimiter;
        this.format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
    }

    void parse(String text, boolean quoted) throws RejectedRecord {
        values.clear();
        if (quoted) {
            parseQuoted(text);
            return;
        }
        int from = 0;
        for (int to = text.indexOf(delimiter); to >= 0; to = text.indexOf(delimiter, from)) {
            values.add(text.substring(from, to));
            from = to + 1;
        }
        values.add(text.substring(from));
    }

    private void parseQuoted(String text) throws RejectedRecord {
        try (CSVParser parser = format.parse(new StringReader(text))) {
            CSVRecord record = parser.iterator().next();
            for (String value : record) {
                values.add(value);
            }
        } catch (IOException | RuntimeException e) {
            throw new RejectedRecord("the CSV record cannot be read: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("quoting"));
        }
    }

    char delimiter() {
        return delimiter;
    }

    public int count() {
        return values.size();
    }

    /** The field at an index; an empty text where the record has none there. */
    public String get(int index) {
        return index >= 0 && index < values.size() ? values.get(index) : "";
    }

    /** A copy of all fields. */
    public List<String> all() {
        return List.copyOf(values);
    }
}

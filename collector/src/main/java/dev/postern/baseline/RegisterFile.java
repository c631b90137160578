package dev.postern.baseline;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Splits a change register into lines, so that a broken one does not take its neighbours along: a record goes on over a line
 * end only where its quotes are open and closing them gives a record of the right width. Used once.
 */
final class RegisterFile {
    private final String fileName;
    private final List<ChangeRecord> records = new ArrayList<>();
    private final List<RegisterProblem> problems = new ArrayList<>();

    RegisterFile(String fileName) {
        this.fileName = fileName;
    }

    Approvals read(Reader content) throws IOException {
        StringWriter text = new StringWriter();
        content.transferTo(text);
        String[] lines = text.toString().replaceFirst("^\uFEFF", "").split("\r\n|\r|\n", -1);
        RegisterColumns columns = null;
        for (int at = 0; at < lines.length;) {
            int next = at + 1;
            if (!lines[at].isBlank()) {
                try {
                    int width = columns == null ? 0 : columns.width();
                    next = end(lines, at, width);
                    List<String> cells = cells(String.join("\n", List.of(lines).subList(at, next)), width);
                    if (columns == null) {
                        columns = new RegisterColumns(cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList());
                    } else {
                        records.add(columns.record(cells));
                    }
                } catch (RegisterFormatException e) {
                    problems.add(new RegisterProblem(fileName, at + 1L, e.getMessage(), e.mend()));
                    if (columns == null) {
                        break;
                    }
                }
            }
            at = next;
        }
        return new Approvals(records, problems);
    }

    /** Line after the record that begins here; the next line where the record cannot be completed. */
    private static int end(String[] lines, int from, int width) {
        StringBuilder record = new StringBuilder();
        for (int at = from; at < lines.length; at++) {
            record.append(at == from ? "" : "\n").append(lines[at]);
            if (record.chars().filter(c -> c == '"').count() % 2 == 0) {
                try {
                    cells(record.toString(), width);
                    return at + 1;
                } catch (RegisterFormatException e) {
                    return from + 1;
                }
            }
        }
        return from + 1;
    }

    /** @param width number of cells wanted; 0 for any */
    private static List<String> cells(String record, int width) {
        try (CSVParser parser = CSVFormat.DEFAULT.parse(new java.io.StringReader(record))) {
            List<CSVRecord> parsed = parser.getRecords();
            if (parsed.size() != 1 || width > 0 && parsed.get(0).size() != width) {
                throw new RegisterFormatException("the line has " + (parsed.isEmpty() ? 0 : parsed.get(0).size()) + " cells, the header " + width,
                        "write one cell for each column and put quotes around a cell that holds a comma");
            }
            return parsed.get(0).stream().map(String::strip).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new RegisterFormatException("quotes do not match", "close each quoted cell and double a quote inside it");
        }
    }
}

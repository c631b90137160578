package dev.postern.source;

/** The delimiter of a CSV file: comma, semicolon ({@code Export-Csv -UseCulture}) or tab, whichever its header has most. */
final class CsvDelimiter {
    private CsvDelimiter() {
    }

    static char of(String header) {
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long count = header.chars().filter(c -> c == candidate).count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }
}

package dev.postern.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.io.FileContent;
import dev.postern.io.FileEntry;
import dev.postern.testkit.MemoryFiles;
import dev.postern.testkit.Pages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What CSV framing promises for every input. */
class CsvFramingProperties {
    private static final ReadLimits LIMITS = ReadLimits.DEFAULT.withRecordBytes(4096);

    private record Seen(List<List<String>> records, List<Reading> readings) {
    }

    private static Seen read(byte[] bytes, int from, FileMark[] marks) throws IOException {
        MemoryFiles files = new MemoryFiles().put("a.csv", bytes);
        FileEntry entry = files.find("a.csv").orElseThrow();
        List<List<String>> records = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        try (FileContent content = files.open("a.csv")) {
            CsvRecordReader reader = new CsvRecordReader(new FileContext("s", entry, TextEncoding.UTF_8, content, LIMITS), marks[from], header -> (record, fields) -> {
                records.add(fields.all());
                return List.of();
            });
            int i = from;
            for (Optional<Reading> reading = reader.next(true); reading.isPresent(); reading = reader.next(true)) {
                readings.add(reading.get());
                if (++i < marks.length) {
                    marks[i] = reader.mark();
                }
            }
        }
        return new Seen(records, readings);
    }

    private static Seen read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), 0, new FileMark[] {FileMark.START});
    }

    private static String line(List<String> fields) {
        return fields.stream().map(field -> "\"" + field.replace("\"", "\"\"") + "\"").collect(Collectors.joining(",")) + "\r\n";
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> field = Arbitraries.strings().withChars("ab,;\"\n\r \t\u00e9\u20ac#").ofMaxLength(12);
        return field.list().ofSize(3).list().ofMaxSize(12);
    }

    @Property(tries = 300)
    void fieldsComeBackAsTheyWereWritten(@ForAll("tables") List<List<String>> table) throws IOException {
        StringBuilder text = new StringBuilder("x,y,z\r\n");
        table.forEach(record -> text.append(line(record)));
        Seen seen = read(text.toString());
        assertThat(seen.records()).isEqualTo(table);
    }

    @Property(tries = 500)
    void anyBytesAreReadOrRejectedAndResumingIsTheSame(@ForAll @Size(max = 400) byte[] noise, @ForAll("tables") List<List<String>> table) throws IOException {
        byte[] start = ("x,y,z\n" + table.stream().map(CsvFramingProperties::line).collect(Collectors.joining())).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[start.length + noise.length];
        System.arraycopy(start, 0, bytes, 0, start.length);
        for (int i = 0; i < noise.length; i++) {
            bytes[start.length + i] = (byte) "ab,\"\n\r\u0000x".charAt(Math.floorMod(noise[i], 8));
        }
        FileMark[] marks = new FileMark[500];
        marks[0] = FileMark.START;
        Seen whole = read(bytes, 0, marks);
        for (int i = 1; i < whole.readings().size(); i += 3) {
            Seen rest = read(bytes, i, marks.clone());
            assertThat(Pages.texts(rest.readings())).isEqualTo(Pages.texts(whole.readings().subList(i, whole.readings().size())));
        }
    }

    @Example
    void unclosedQuotesCostLinearTime() {
        String text = "x,y,z\n" + "a,\"b,c\n".repeat(60_000) + "a,b\",\"c\n".repeat(60_000) + "\"\n".repeat(60_000) + "1,2,3\n";
        Seen seen = org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(20), () -> read(text));
        assertThat(seen.records()).contains(List.of("1", "2", "3"));
    }

    @Example
    void readingResumesAtTheNextLineThatStartsLikeARecord() throws IOException {
        Seen seen = read("x,y,z\n1,2,3\n4,\"5,6\n7,8,9\n10,\"multi\nline\",12\n13,14\n15,16,17\n");
        assertThat(seen.records()).containsExactly(List.of("1", "2", "3"), List.of("7", "8", "9"), List.of("10", "multi\nline", "12"), List.of("15", "16", "17"));
        assertThat(Pages.rejected(seen.readings())).hasSize(2);
    }
}

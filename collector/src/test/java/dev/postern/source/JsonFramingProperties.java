package dev.postern.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.io.FileContent;
import dev.postern.io.FileEntry;
import dev.postern.testkit.MemoryFiles;
import dev.postern.testkit.Pages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What JSON framing promises for every input. */
class JsonFramingProperties {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ReadLimits LIMITS = ReadLimits.DEFAULT.withRecordBytes(4096);

    private record Seen(List<String> records, List<Reading> readings) {
    }

    private static Seen read(byte[] bytes, int from, FileMark[] marks) throws IOException {
        MemoryFiles files = new MemoryFiles().put("a.json", bytes);
        FileEntry entry = files.find("a.json").orElseThrow();
        List<String> records = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        try (FileContent content = files.open("a.json")) {
            JsonRecordReader reader = new JsonRecordReader(new FileContext("s", entry, TextEncoding.UTF_8, content, LIMITS), marks[from], record -> {
                records.add(record.text());
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

    @Provide
    Arbitrary<List<String>> objects() {
        Arbitrary<String> text = Arbitraries.strings().withChars("ab{}[],:\"\\\n\u00e9 ").ofMaxLength(10);
        return text.list().ofSize(3).map(JsonFramingProperties::object).list().ofMaxSize(8);
    }

    private static String object(List<String> texts) {
        try {
            return JSON.writeValueAsString(Map.of("key" + texts.get(0).length(), texts, "n", List.of(Map.of(texts.get(1), 1.5), true)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Property(tries = 200)
    void everyShapeGivesTheSameRecords(@ForAll("objects") List<String> objects) throws IOException {
        for (String shape : List.of("[%s]|,", "[\n%s\n]|,\n", "%s|\n", "%s|", "{\"a\":{\"value\":1},\"value\":[%s],\"next\":[1,{}]}|, ", "{\"records\":[%s]}\n{\"records\":[]}|,")) {
            String[] parts = shape.split("\\|", -1);
            assertThat(read(parts[0].replace("%s", objects.stream().collect(Collectors.joining(parts[1])))).records()).as(shape).isEqualTo(objects);
        }
    }

    @Property(tries = 500)
    void anyBytesAreReadOrRejectedAndResumingIsTheSame(@ForAll("objects") List<String> objects, @ForAll @Size(max = 60) byte[] noise) throws IOException {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < objects.size(); i++) {
            text.append(objects.get(i)).append(i % 2 == 0 ? "," : ",\n ");
            if (i < noise.length) {
                text.append("{}[]\",:\\\nnull0".charAt(Math.floorMod(noise[i], 14)));
            }
        }
        for (byte b : noise) {
            text.append("{}[]\",:\\\n1ab ".charAt(Math.floorMod(b, 13)));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        FileMark[] marks = new FileMark[500];
        marks[0] = FileMark.START;
        Seen whole = read(bytes, 0, marks);
        for (int i = 1; i < whole.readings().size(); i++) {
            Seen rest = read(bytes, i, marks.clone());
            assertThat(Pages.texts(rest.readings())).isEqualTo(Pages.texts(whole.readings().subList(i, whole.readings().size())));
        }
    }

    @Example
    void brokenInputCostsLinearTime() {
        String text = "{\"a\":[\n".repeat(50_000) + "{\"a\":\"x\n".repeat(50_000) + "[".repeat(100_000) + "\n{\"last\":1}\n";
        Seen seen = org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(20), () -> read(text));
        assertThat(seen.records()).contains("{\"last\":1}");
    }
}

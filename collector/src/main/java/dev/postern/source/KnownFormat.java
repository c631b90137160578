package dev.postern.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A format that is recognised in order to be refused by name; read from {@code formats/known.yml}, whose comments explain the
 * conditions. Every condition that is given must hold.
 */
final class KnownFormat {
    private static final String FILE = "formats/known.yml";

    private final String name;
    private final Optional<String> mend;
    private final Optional<String> bytes;
    private final List<String> contains;
    private final List<String> jsonNames;
    private final List<String> wrapperNames;
    private final List<String> columns;
    private final Optional<Pattern> find;
    private final Optional<Boolean> emptyJson;

    private KnownFormat(JsonNode entry) {
        name = entry.path("name").asText();
        mend = text(entry, "mend");
        bytes = text(entry, "bytes");
        contains = texts(entry, "contains");
        jsonNames = texts(entry, "json-names");
        wrapperNames = texts(entry, "wrapper-names");
        columns = texts(entry, "columns");
        find = text(entry, "find").map(pattern -> Pattern.compile(pattern, Pattern.MULTILINE));
        emptyJson = entry.has("empty-json") ? Optional.of(entry.get("empty-json").asBoolean()) : Optional.empty();
    }

    static List<KnownFormat> all() {
        return Holder.FORMATS;
    }

    private static final class Holder {
        private static final List<KnownFormat> FORMATS = List.copyOf(read());
    }

    private static List<KnownFormat> read() {
        try (InputStream in = KnownFormat.class.getClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the class path");
            }
            List<KnownFormat> formats = new ArrayList<>();
            new ObjectMapper(new YAMLFactory()).readTree(in).path("formats").forEach(entry -> formats.add(new KnownFormat(entry)));
            return formats;
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** Whether it is told by its first bytes alone. */
    boolean binary() {
        return bytes.isPresent();
    }

    boolean matches(FileHead head) {
        String text = head.text();
        return bytes.stream().allMatch(prefix -> head.raw().startsWith(prefix))
                && contains.stream().allMatch(text::contains)
                && emptyJson.stream().allMatch(empty -> head.json().json() && head.json().empty() == empty)
                && (jsonNames.isEmpty() || head.json().json() && head.json().has(jsonNames.toArray(String[]::new)))
                && (wrapperNames.isEmpty() || head.json().wrapper().keySet().containsAll(wrapperNames))
                && (columns.isEmpty() || columns.stream().allMatch(head.columns()::has))
                && find.stream().allMatch(pattern -> pattern.matcher(text).find());
    }

    /** Its name, with {@code $1} replaced by what the pattern's first group found. */
    String name(FileHead head) {
        if (find.isPresent() && name.contains("$1")) {
            Matcher matcher = find.get().matcher(head.text());
            return matcher.find() ? name.replace("$1", matcher.group(1)) : name;
        }
        return name;
    }

    Optional<String> mend() {
        return mend;
    }

    private static Optional<String> text(JsonNode entry, String key) {
        return entry.has(key) ? Optional.of(entry.get(key).asText()) : Optional.empty();
    }

    private static List<String> texts(JsonNode entry, String key) {
        List<String> texts = new ArrayList<>();
        entry.path(key).forEach(node -> texts.add(node.asText()));
        return List.copyOf(texts);
    }
}

package dev.postern.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A mapping that people edit, {@code normalise/<name>.yml} on the class path. Immutable. */
public final class MappingFile {
    private static final Map<String, MappingFile> FILES = new ConcurrentHashMap<>();

    private final String path;
    private final JsonNode root;

    private MappingFile(String path, JsonNode root) {
        this.path = path;
        this.root = root;
    }

    /** @throws IllegalStateException naming the file, where it is missing */
    public static MappingFile read(String name) {
        return FILES.computeIfAbsent(name, MappingFile::load);
    }

    private static MappingFile load(String name) {
        String path = "normalise/" + name + ".yml";
        try (InputStream in = MappingFile.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing from the class path");
            }
            return new MappingFile(path, new ObjectMapper(new YAMLFactory()).readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    /** The part under a key. */
    public MappingFile at(String key) {
        return new MappingFile(path + ", " + key, required(key));
    }

    /** Text values under a key, in their order. */
    public List<String> list(String key) {
        List<String> texts = new ArrayList<>();
        required(key).forEach(node -> texts.add(node.asText()));
        return List.copyOf(texts);
    }

    /** Names to texts under a key, in their order. */
    public Map<String, String> map(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        required(key).properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    /** A list of words under each name turned round: each word, in lower case, to its name. */
    public Map<String, String> words(String key) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : required(key).properties()) {
            field.getValue().forEach(word -> words.put(word.asText().toLowerCase(Locale.ROOT), field.getKey()));
        }
        return words;
    }

    /** The entries under a key, each a part of its own. */
    public List<MappingFile> entries(String key) {
        List<MappingFile> entries = new ArrayList<>();
        required(key).forEach(node -> entries.add(new MappingFile(path + ", " + key, node)));
        return List.copyOf(entries);
    }

    /** Names of the parts, in their order. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        root.fieldNames().forEachRemaining(names::add);
        return names;
    }

    public boolean has(String key) {
        return root.has(key);
    }

    /** The text under a key; an empty text where there is none. */
    public String text(String key) {
        return root.path(key).asText();
    }

    private JsonNode required(String key) {
        JsonNode node = root.get(key);
        if (node == null) {
            throw new IllegalStateException(path + " has no " + key);
        }
        return node;
    }
}

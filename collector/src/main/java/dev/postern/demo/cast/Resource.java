package dev.postern.demo.cast;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** The generator's data files, under {@code demo/} on the class path. */
public final class Resource {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Resource() {
    }

    public static String text(String name) {
        try (InputStream in = Resource.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("demo/" + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("demo/" + name, e);
        }
    }

    /** Lines of a word list, blank ones left out. */
    public static List<String> words(String name) {
        return text("words/" + name + ".txt").lines().filter(line -> !line.isBlank()).toList();
    }

    /** A YAML file, its text passed through {@code fill} before it is parsed. */
    public static <T> T yaml(String name, UnaryOperator<String> fill, TypeReference<T> type) {
        try {
            return YAML.readValue(fill.apply(text(name)), type);
        } catch (IOException e) {
            throw new UncheckedIOException("demo/" + name, e);
        }
    }
}

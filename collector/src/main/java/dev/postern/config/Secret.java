package dev.postern.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a secret stands: {@code ${env:NAME}} or {@code ${file:PATH}}. A configuration never holds the secret itself, and the value
 * is read only when it is needed, so that nothing that prints a configuration can print it.
 */
public final class Secret {
    private static final Pattern FORM = Pattern.compile("\\$\\{(env|file):([^{}]+)}");

    private final boolean inFile;
    private final String name;

    private Secret(boolean inFile, String name) {
        this.inFile = inFile;
        this.name = name;
    }

    /** @throws ConfigException where the text is no reference; the message does not repeat it, because it may be the secret */
    public static Secret parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new ConfigException("a secret does not stand in the configuration; write ${env:NAME} or ${file:PATH}");
        }
        return new Secret(matcher.group(1).equals("file"), matcher.group(2).strip());
    }

    /**
     * The secret, without the line break that ends a file.
     *
     * @throws ConfigException where the variable or the file is missing or empty
     */
    public String value() {
        String value = inFile ? content() : System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new ConfigException(this + " is empty or not set; give it the secret");
        }
        return value;
    }

    private String content() {
        try {
            return Files.readString(Path.of(name)).replaceFirst("\\r?\\n$", "");
        } catch (IOException | InvalidPathException e) {
            throw new ConfigException(this + " cannot be read; check that the file exists and this account may read it", e);
        }
    }

    /** The reference, not the secret. */
    @Override
    public String toString() {
        return "${" + (inFile ? "file" : "env") + ":" + name + "}";
    }
}

package dev.postern.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the configuration file. */
public final class ConfigReader {
    /** @throws ConfigException where the file cannot be read or used */
    public PosternConfig read(Path file) {
        String text = text(file);
        if (text.isBlank()) {
            throw new ConfigException(file + " is empty; see docs/operations/configuration.md");
        }
        PosternConfig config = new YamlReader().read(file.toString(), text, PosternConfig.class);
        config.validate(file.toString());
        return config;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ConfigException("there is no configuration file " + file + "; name it with --config", e);
        } catch (IOException e) {
            throw new ConfigException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}

package dev.postern.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {
    @Test
    void findsRulesInsideAJarWithoutFolderEntries(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("with blank.jar");
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(out)) {
            for (Map.Entry<String, String> entry : Map.of("schema/common.yml", "", "rules/a/mc-x01.yml", "é", "rules/a/mc-x01.cases.yml", "",
                    "rules/readme.txt", "").entrySet()) {
                entries.putNextEntry(new JarEntry(entry.getKey()));
                entries.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        URL anchor = URI.create("jar:" + jar.toUri() + "!/schema/common.yml").toURL();
        assertThat(RuleFiles.beside(anchor)).extracting(file -> file.path() + "=" + file.text())
                .containsExactly("a/mc-x01.cases.yml=", "a/mc-x01.yml=é");
    }

    @Test
    void findsRulesInAFolder(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("schema"));
        Files.createDirectories(folder.resolve("rules/a"));
        Files.writeString(folder.resolve("rules/a/mc-x01.yml"), "x");
        assertThat(RuleFiles.beside(folder.resolve("schema/common.yml").toUri().toURL()))
                .extracting(file -> file.path()).containsExactly("a/mc-x01.yml");
    }
}

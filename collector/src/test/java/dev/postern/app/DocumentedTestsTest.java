package dev.postern.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The specs name the test that keeps each promise: it has to be there. */
class DocumentedTestsTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Contract|Properties))(?:\\.(\\w+))?`");

    @Test
    void everyTestThatASpecNamesExists() throws IOException {
        Path root = Path.of(System.getProperty("postern.root"));
        List<String> missing = new ArrayList<>();
        int named = 0;
        try (Stream<Path> specs = Files.list(root.resolve("docs/specs"))) {
            for (Path spec : specs.toList()) {
                Matcher matcher = TEST.matcher(Files.readString(spec));
                while (matcher.find()) {
                    named++;
                    if (!exists(root, matcher.group(1), matcher.group(2))) {
                        missing.add(spec.getFileName() + " names " + matcher.group());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).isGreaterThan(10);
    }

    private static boolean exists(Path root, String type, String method) throws IOException {
        for (String module : List.of("collector", "correlation-rules", "dashboards", "playbooks")) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/test/java"))) {
                for (Path file : files.filter(path -> path.getFileName().toString().equals(type + ".java")).toList()) {
                    if (method == null || Files.readString(file).contains(" " + method + "(")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}

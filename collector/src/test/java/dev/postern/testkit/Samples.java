package dev.postern.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Other projects' published samples, read where they lie: {@code -Dpostern.samples=FOLDER}. */
public final class Samples {
    private Samples() {
    }

    /** The folder; a test that needs it is skipped, loudly, where it is absent. */
    public static Path folder() {
        Path folder = Path.of(System.getProperty("postern.samples", "samples"));
        if (!Files.isDirectory(folder)) {
            System.err.println("SKIPPED: no published samples at " + folder + "; give their folder with -Dpostern.samples=FOLDER");
        }
        assumeTrue(Files.isDirectory(folder), "no published samples at " + folder);
        return folder;
    }

    /** All files below the folder, sorted. */
    public static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(Files::isRegularFile).filter(file -> file.getParent().getParent().getParent().equals(folder())).sorted().toList();
        }
    }
}

package dev.postern.dashboard.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the dashboards that ship with this version: beside this class, in a folder or inside a jar. */
final class DashboardFiles {
    private static final String FOLDER = "dashboards";

    private DashboardFiles() {
    }

    /** In order of path. */
    static List<DashboardFile> shipped() {
        try {
            Path location = Path.of(DashboardFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(location)) {
                return below(location.resolve(FOLDER));
            }
            try (FileSystem jar = FileSystems.newFileSystem(location)) {
                return below(jar.getPath("/" + FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the dashboards of this version cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program does not lie in files", e);
        }
    }

    static List<DashboardFile> below(Path folder) throws IOException {
        List<DashboardFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(file -> file.toString().endsWith(".yml")).sorted().toList()) {
                files.add(new DashboardFile(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path)));
            }
        }
        return files;
    }
}

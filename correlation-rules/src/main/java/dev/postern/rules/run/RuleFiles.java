package dev.postern.rules.run;

import dev.postern.rules.parse.RuleFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds the rule and case files that ship with this version. */
final class RuleFiles {
    private static final String FOLDER = "rules/";
    /** A file of this module that is always there: the rules lie beside it, in a folder or inside a jar. */
    private static final String ANCHOR = "schema/common.yml";

    private RuleFiles() {
    }

    static List<RuleFile> shipped() {
        return beside(RuleFiles.class.getClassLoader().getResource(ANCHOR));
    }

    /** Files of the folder {@code rules} of the folder or jar in which the anchor lies, in order of path. */
    static List<RuleFile> beside(URL anchor) {
        try {
            return anchor.getProtocol().equals("jar") ? ofJar((JarURLConnection) anchor.openConnection())
                    : ofFolder(Path.of(anchor.toURI()).getParent().resolveSibling(FOLDER));
        } catch (IOException e) {
            throw new UncheckedIOException("the rules beside " + anchor + " cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(anchor + " is no location of files", e);
        }
    }

    private static List<RuleFile> ofFolder(Path folder) throws IOException {
        List<RuleFile> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.filter(file -> file.toString().endsWith(".yml")).sorted().toList()) {
                    files.add(new RuleFile(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path)));
                }
            }
        }
        return files;
    }

    private static List<RuleFile> ofJar(JarURLConnection connection) throws IOException {
        connection.setUseCaches(false);
        List<RuleFile> files = new ArrayList<>();
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().filter(RuleFiles::isRule).sorted(Comparator.comparing(JarEntry::getName)).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    files.add(new RuleFile(entry.getName().substring(FOLDER.length()), new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
        }
        return files;
    }

    private static boolean isRule(JarEntry entry) {
        return entry.getName().startsWith(FOLDER) && entry.getName().endsWith(".yml");
    }
}

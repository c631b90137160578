package dev.postern.io;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** Collects the regular files below a folder. A file that vanishes on the way is passed over; a folder that cannot be read is an error. */
final class FileCollector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Optional<PathMatcher> matcher;
    private final List<FileEntry> entries;

    FileCollector(Path root, Optional<PathMatcher> matcher, List<FileEntry> entries) {
        this.root = root;
        this.matcher = matcher;
        this.entries = entries;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && (matcher.isEmpty() || matcher.get().matches(file))) {
            entries.add(new FileEntry(file.toString(), attributes.size(), attributes.lastModifiedTime().toInstant()));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException && !file.equals(root)) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}

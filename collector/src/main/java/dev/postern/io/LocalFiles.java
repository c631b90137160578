package dev.postern.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The machine's file systems. */
public final class LocalFiles implements FileTree {
    @Override
    public List<FileEntry> list(String place) throws IOException {
        Optional<FileEntry> single = find(place);
        if (single.isPresent()) {
            return List.of(single.get());
        }
        Glob glob = Files.isDirectory(Path.of(place)) ? new Glob(place, Optional.empty()) : Glob.of(place);
        Path root = Path.of(glob.root());
        if (!Files.isDirectory(root)) {
            throw new NoSuchFileException(root.toString());
        }
        List<FileEntry> entries = new ArrayList<>();
        Optional<PathMatcher> matcher = glob.pattern().map(LocalFiles::matcher);
        Files.walkFileTree(root, new FileCollector(root, matcher, entries));
        entries.sort(Comparator.comparing(FileEntry::path));
        return entries;
    }

    /** {@code a/**}{@code /b} matches {@code a/b} too, as people expect. */
    private static PathMatcher matcher(String pattern) {
        PathMatcher exact = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        PathMatcher flat = FileSystems.getDefault().getPathMatcher("glob:" + pattern.replace("/**/", "/"));
        return path -> exact.matches(path) || flat.matches(path);
    }

    @Override
    public Optional<FileEntry> find(String path) throws IOException {
        try {
            Path file = Path.of(path);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new FileEntry(path, attributes.size(), attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException | java.nio.file.InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public FileContent open(String path) throws IOException {
        return new LocalContent(FileChannel.open(Path.of(path), StandardOpenOption.READ));
    }

    private record LocalContent(FileChannel channel) implements FileContent {
        @Override
        public int read(long offset, byte[] target, int from, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(target, from, length), offset);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}

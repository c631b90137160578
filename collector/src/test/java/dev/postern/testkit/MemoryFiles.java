package dev.postern.testkit;

import dev.postern.io.FileContent;
import dev.postern.io.FileEntry;
import dev.postern.io.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files in memory that can fail, vanish and shrink while they are read. Not thread-safe. */
public final class MemoryFiles implements FileTree {
    private static final class Content {
        private byte[] bytes;
        private boolean failing;
    }

    private final Map<String, Content> files = new TreeMap<>();
    private final Map<String, Instant> modified = new TreeMap<>();
    private int opened;
    private Optional<String> vanishing = Optional.empty();

    public MemoryFiles put(String path, String text) {
        return put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file in place: whoever has it open sees the new bytes. */
    public MemoryFiles put(String path, byte[] bytes) {
        files.computeIfAbsent(path, p -> new Content()).bytes = bytes.clone();
        modified.merge(path, Instant.EPOCH, (old, first) -> old.plusSeconds(1));
        return this;
    }

    public MemoryFiles append(String path, String text) {
        return put(path, new String(files.get(path).bytes, StandardCharsets.UTF_8) + text);
    }

    public void remove(String path) {
        files.remove(path);
        modified.remove(path);
    }

    public void rename(String from, String to) {
        files.put(to, files.remove(from));
        modified.put(to, modified.remove(from));
    }

    /** Every read of this file fails from now on, or works again. */
    public void fail(String path, boolean failing) {
        files.get(path).failing = failing;
    }

    /** The file vanishes between the listing and the opening. */
    public void vanishOnOpen(String path) {
        vanishing = Optional.of(path);
    }

    /** How often a file was opened. */
    public int opened() {
        return opened;
    }

    @Override
    public List<FileEntry> list(String place) throws IOException {
        List<FileEntry> entries = files.keySet().stream().filter(path -> path.startsWith(place)).map(this::entry).toList();
        if (entries.isEmpty()) {
            throw new NoSuchFileException(place);
        }
        return entries;
    }

    private FileEntry entry(String path) {
        return new FileEntry(path, files.get(path).bytes.length, modified.get(path));
    }

    @Override
    public Optional<FileEntry> find(String path) {
        return files.containsKey(path) ? Optional.of(entry(path)) : Optional.empty();
    }

    @Override
    public FileContent open(String path) throws IOException {
        opened++;
        if (vanishing.filter(path::equals).isPresent()) {
            remove(path);
        }
        Content content = files.get(path);
        if (content == null) {
            throw new NoSuchFileException(path);
        }
        return new FileContent() {
            @Override
            public int read(long offset, byte[] target, int from, int length) throws IOException {
                if (content.failing) {
                    throw new IOException("input/output error");
                }
                int count = (int) Math.min(length, content.bytes.length - offset);
                if (count <= 0) {
                    return -1;
                }
                System.arraycopy(content.bytes, (int) offset, target, from, count);
                return count;
            }

            @Override
            public void close() {
                // Memory needs no closing.
            }
        };
    }
}

package dev.postern.source;

import dev.postern.io.FileContent;
import dev.postern.io.FileEntry;
import dev.postern.io.FileTree;
import java.io.IOException;

/**
 * What the cursor knows of one file.
 *
 * @param path   where it was last
 * @param format name of its format; empty where it was refused
 * @param head   its first bytes, at most {@link Fingerprint#BYTES}
 * @param tail   the stored bytes before the mark: at most {@link Fingerprint#BYTES}, all of them where the format reads files whole
 * @param mark   where reading stands
 */
record FileState(String path, String format, Fingerprint head, Fingerprint tail, FileMark mark) {
    static FileState of(FileContent content, FileEntry file, String format, boolean whole, FileMark mark) throws IOException {
        int tail = (int) Math.min(mark.stored(), whole ? Integer.MAX_VALUE : Fingerprint.BYTES);
        return new FileState(file.path(), format,
                Fingerprint.of(content, 0, (int) Math.min(Math.max(file.size(), mark.stored()), Fingerprint.BYTES)),
                Fingerprint.of(content, mark.stored() - tail, tail), mark);
    }

    /** Whether a file is this one, at the same path or renamed: long enough, and the same bytes at its begin and before the mark. */
    boolean fits(FileTree files, FileEntry file) throws IOException {
        if (file.size() < Math.max(mark.stored(), head.length())) {
            return false;
        }
        try (FileContent content = files.open(file.path())) {
            return head.matches(content, 0) && tail.matches(content, mark.stored() - tail.length());
        }
    }

    boolean refused() {
        return format.isEmpty();
    }

    FileState movedTo(String newPath) {
        return new FileState(newPath, format, head, tail, mark);
    }
}

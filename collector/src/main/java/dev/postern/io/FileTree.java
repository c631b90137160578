package dev.postern.io;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Files as sources see them. Implementations are thread-safe. */
public interface FileTree {
    /**
     * The regular files at a place, sorted by path: the file itself, every file below a folder, or every file that a glob
     * ({@code *}, {@code **}, {@code ?}, <code>{a,b}</code>) matches. A file that vanishes meanwhile is left out.
     *
     * @throws java.nio.file.NoSuchFileException where the file or folder (for a glob: the folder before its first wildcard) does not exist
     * @throws IOException where a folder cannot be read
     */
    List<FileEntry> list(String place) throws IOException;

    /** The file at a path, or empty where there is none. */
    Optional<FileEntry> find(String path) throws IOException;

    /**
     * Opens a file for reading.
     *
     * @throws java.nio.file.NoSuchFileException where the file is gone
     */
    FileContent open(String path) throws IOException;
}

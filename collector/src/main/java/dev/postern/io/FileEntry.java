package dev.postern.io;

import java.time.Instant;

/**
 * One file as a listing saw it.
 *
 * @param path     path as the listing names it; opens the file
 * @param size     bytes
 * @param modified time of the last write
 */
public record FileEntry(String path, long size, Instant modified) {
    /** The last part of the path. */
    public String name() {
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return path.substring(slash + 1);
    }
}

package dev.postern.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/** An open file: it stays the same file when its path is renamed or taken by another. Not thread-safe. */
public interface FileContent extends Closeable {
    /**
     * Reads bytes at an offset.
     *
     * @return bytes read, at least one; -1 where the file has none at the offset now
     */
    int read(long offset, byte[] target, int from, int length) throws IOException;

    /** Reads up to so many bytes at an offset; fewer where the file ends. */
    default byte[] read(long offset, int most) throws IOException {
        byte[] bytes = new byte[most];
        int length = 0;
        while (length < most) {
            int read = read(offset + length, bytes, length, most - length);
            if (read <= 0) {
                break;
            }
            length += read;
        }
        return length == most ? bytes : Arrays.copyOf(bytes, length);
    }
}

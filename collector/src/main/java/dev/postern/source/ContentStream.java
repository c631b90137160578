package dev.postern.source;

import dev.postern.io.FileContent;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an open file from an offset on; goes on where the file grows. Closing it leaves the file open. */
final class ContentStream extends InputStream {
    private final FileContent content;
    private long offset;

    ContentStream(FileContent content, long offset) {
        this.content = content;
        this.offset = offset;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = content.read(offset, target, from, length);
        offset += Math.max(read, 0);
        return read;
    }
}

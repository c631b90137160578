package dev.postern.source;

import dev.postern.io.FileContent;
import java.io.IOException;

/**
 * Digest of a stretch of a file's stored bytes.
 *
 * @param length bytes digested
 * @param digest 32 hex digits of their SHA-256
 */
record Fingerprint(int length, String digest) {
    /** Most bytes of a fingerprint at the begin and before the mark of a file. */
    static final int BYTES = 1024;
    static final Fingerprint NONE = new Fingerprint(0, "");

    /** Digests up to {@code most} bytes from an offset; fewer where the file ends. */
    static Fingerprint of(FileContent content, long offset, int most) throws IOException {
        if (most <= 0) {
            return NONE;
        }
        byte[] bytes = content.read(offset, most);
        return new Fingerprint(bytes.length, new RecordDigest().of(bytes, 0, bytes.length));
    }

    /** Whether the same stretch of a file has this digest. */
    boolean matches(FileContent content, long offset) throws IOException {
        return length == 0 || equals(of(content, offset, length));
    }
}

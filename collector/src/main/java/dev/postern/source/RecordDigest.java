package dev.postern.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, shortened to 32 hex digits, for ids and fingerprints. Not thread-safe. */
public final class RecordDigest {
    private static final HexFormat HEX = HexFormat.of();
    private final MessageDigest sha256;

    public RecordDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256; use a standard JDK 17 or newer", e);
        }
    }

    /** Id of a record that has none of its own: the source, its place in the file and its bytes. A growing or renamed file keeps it. */
    public String of(String source, NativeRecord record) {
        add(source);
        add(Long.toString(record.position().offset()));
        sha256.update(record.array(), record.begin(), record.length());
        return hex();
    }

    /** Digest of texts, each apart from its neighbour. */
    public String of(String... parts) {
        for (String part : parts) {
            add(part);
        }
        return hex();
    }

    /** Digest of bytes. */
    public String of(byte[] bytes, int from, int length) {
        sha256.update(bytes, from, length);
        return hex();
    }

    private void add(String part) {
        sha256.update(part.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0x1F);
    }

    private String hex() {
        return HEX.formatHex(sha256.digest(), 0, 16);
    }
}

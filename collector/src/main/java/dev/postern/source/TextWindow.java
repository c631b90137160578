package dev.postern.source;

import dev.postern.io.FileContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The text of one file as UTF-8 bytes, seen through a window that grows to one record and no further. Bytes are addressed
 * relative to the window's begin; {@link #consume} moves it. Not thread-safe.
 */
public final class TextWindow {
    private static final int READ_BYTES = 1 << 16;

    private final InputStream in;
    private final TextEncoding encoding;
    private byte[] buffer = new byte[READ_BYTES * 2];
    private int begin;
    private int end;
    private long offset;
    private long stored;

    private TextWindow(InputStream in, TextEncoding encoding, long offset, long stored) {
        this.in = in;
        this.encoding = encoding;
        this.offset = offset;
        this.stored = stored;
    }

    /**
     * The text of an open file from a place on.
     *
     * @param offset UTF-8 bytes before the window's begin
     * @param stored bytes of the file before it; the same as {@code offset} unless the file is UTF-16
     */
    public static TextWindow over(FileContent content, TextEncoding encoding, long offset, long stored) {
        InputStream raw = new ContentStream(content, stored);
        return new TextWindow(encoding == TextEncoding.UTF_8 ? raw : new Utf16Stream(raw, encoding), encoding, offset, stored);
    }

    /** UTF-8 bytes of the file before the window. */
    public long offset() {
        return offset;
    }

    /** Stored bytes of the file before the window. */
    public long stored() {
        return stored;
    }

    /** Bytes in the window now. */
    public int length() {
        return end - begin;
    }

    /** The byte at an index of the window. */
    public byte at(int index) {
        return buffer[begin + index];
    }

    /** The array behind the window, to be read from {@link #begin()}; valid until the window is filled again. */
    public byte[] array() {
        return buffer;
    }

    public int begin() {
        return begin;
    }

    /** Reads more bytes behind those in the window; false where the file has no more now. */
    public boolean fill() throws IOException {
        if (buffer.length - end < READ_BYTES) {
            makeRoom();
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read <= 0) {
            return false;
        }
        end += read;
        return true;
    }

    private void makeRoom() {
        int length = end - begin;
        byte[] target = length > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, begin, target, 0, length);
        buffer = target;
        begin = 0;
        end = length;
    }

    /** True where the window holds a byte at the index, reading more where needed. */
    public boolean has(int index) throws IOException {
        while (index >= end - begin) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    /** Moves the begin of the window behind its first bytes. */
    public void consume(int bytes) {
        offset += bytes;
        stored += encoding == TextEncoding.UTF_8 ? bytes : 2L * units(bytes);
        begin += bytes;
        if (begin == end) {
            begin = 0;
            end = 0;
            if (buffer.length > 16 * READ_BYTES) {
                buffer = new byte[READ_BYTES * 2];
            }
        }
    }

    private int units(int bytes) {
        int units = 0;
        for (int i = begin; i < begin + bytes; i++) {
            int octet = buffer[i] & 0xFF;
            units += (octet & 0xC0) == 0x80 ? 0 : octet >= 0xF0 ? 2 : 1;
        }
        return units;
    }

    /** Passes over a byte order mark at the very start of a file. */
    public void skipByteOrderMark() throws IOException {
        if (offset == 0 && has(2) && (at(0) & 0xFF) == 0xEF && (at(1) & 0xFF) == 0xBB && (at(2) & 0xFF) == 0xBF) {
            consume(3);
        }
    }

    /** Index of the next line feed at or behind an index, or -1 where none comes within the most bytes to look at. */
    public int lineFeed(int from, int most) throws IOException {
        for (int i = from; i < most && has(i);) {
            int seen = Math.min(length(), most);
            for (; i < seen; i++) {
                if (buffer[begin + i] == '\n') {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Index of the next quote, backslash or line end at or behind an index; the window's length where it holds none. */
    int textEnd(int from) {
        int i = begin + from;
        while (i < end && buffer[i] != '"' && buffer[i] != '\\' && buffer[i] != '\n' && buffer[i] != '\r') {
            i++;
        }
        return i - begin;
    }

    /** Index behind the last line feed among the first bytes; -1 where they hold none. */
    int lineStart(int bytes) {
        int i = begin + bytes - 1;
        while (i >= begin && buffer[i] != '\n') {
            i--;
        }
        return i < begin ? -1 : i + 1 - begin;
    }

    /** Text of the window's first bytes; malformed bytes become U+FFFD. */
    public String text(int from, int to) {
        return new String(buffer, begin + from, to - from, StandardCharsets.UTF_8);
    }

    /** A copy of the window's first bytes. */
    public byte[] copy(int bytes) {
        byte[] copy = new byte[Math.min(bytes, length())];
        System.arraycopy(buffer, begin, copy, 0, copy.length);
        return copy;
    }
}

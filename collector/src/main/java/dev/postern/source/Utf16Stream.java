package dev.postern.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * UTF-16 bytes as UTF-8 bytes. An unpaired surrogate becomes U+FFFD. A file that grows goes on where it stopped: half a
 * character at its present end waits. A pair costs four UTF-8 bytes and every other unit one to three, so that whoever counts
 * the UTF-8 bytes knows how many units they came from.
 */
final class Utf16Stream extends InputStream {
    private final InputStream in;
    private final boolean bigEndian;
    private final byte[] raw = new byte[8192];
    private int rawStart;
    private int rawEnd;
    private final byte[] ready = new byte[4];
    private int readyStart;
    private int readyEnd;

    Utf16Stream(InputStream in, TextEncoding encoding) {
        this.in = in;
        this.bigEndian = encoding == TextEncoding.UTF_16BE;
    }

    @Override
    public int read() throws IOException {
        return readyStart < readyEnd || next() ? ready[readyStart++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int written = 0;
        while (written < length && (readyStart < readyEnd || next())) {
            target[offset + written++] = ready[readyStart++];
        }
        return written == 0 && length > 0 ? -1 : written;
    }

    private boolean next() throws IOException {
        if (!have(2)) {
            return false;
        }
        char unit = unit(0);
        if (Character.isHighSurrogate(unit)) {
            if (!have(4)) {
                return false;
            }
            char low = unit(2);
            if (Character.isLowSurrogate(low)) {
                rawStart += 4;
                encode(Character.toCodePoint(unit, low));
                return true;
            }
        }
        rawStart += 2;
        encode(Character.isSurrogate(unit) ? 0xFFFD : unit);
        return true;
    }

    private char unit(int at) {
        int first = raw[rawStart + at] & 0xFF;
        int second = raw[rawStart + at + 1] & 0xFF;
        return (char) (bigEndian ? first << 8 | second : second << 8 | first);
    }

    private boolean have(int bytes) throws IOException {
        while (rawEnd - rawStart < bytes) {
            if (raw.length - rawStart < bytes) {
                System.arraycopy(raw, rawStart, raw, 0, rawEnd - rawStart);
                rawEnd -= rawStart;
                rawStart = 0;
            }
            int read = in.read(raw, rawEnd, raw.length - rawEnd);
            if (read < 0) {
                return false;
            }
            rawEnd += read;
        }
        return true;
    }

    private void encode(int codePoint) {
        readyStart = 0;
        readyEnd = 0;
        if (codePoint < 0x80) {
            put(codePoint);
        } else if (codePoint < 0x800) {
            put(0xC0 | codePoint >> 6);
            put(0x80 | codePoint & 0x3F);
        } else if (codePoint < 0x10000) {
            put(0xE0 | codePoint >> 12);
            put(0x80 | codePoint >> 6 & 0x3F);
            put(0x80 | codePoint & 0x3F);
        } else {
            put(0xF0 | codePoint >> 18);
            put(0x80 | codePoint >> 12 & 0x3F);
            put(0x80 | codePoint >> 6 & 0x3F);
            put(0x80 | codePoint & 0x3F);
        }
    }

    private void put(int value) {
        ready[readyEnd++] = (byte) value;
    }
}

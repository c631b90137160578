package dev.postern.source;

import java.nio.charset.StandardCharsets;

/** The bytes of one framed record, in UTF-8, and where it stands. Reused: valid until the next record is read. */
public final class NativeRecord {
    private byte[] array = {};
    private int begin;
    private int length;
    private Position position = new Position("", 0, 0);

    public NativeRecord set(byte[] bytes, int from, int size, Position at) {
        array = bytes;
        begin = from;
        length = size;
        position = at;
        return this;
    }

    public byte[] array() {
        return array;
    }

    public int begin() {
        return begin;
    }

    public int length() {
        return length;
    }

    public Position position() {
        return position;
    }

    /** The record's text; malformed bytes become U+FFFD. */
    public String text() {
        return new String(array, begin, length, StandardCharsets.UTF_8);
    }

    public Reading.Rejected reject(String reason) {
        byte[] excerpt = new byte[Math.min(length, Reading.Rejected.EXCERPT_BYTES)];
        System.arraycopy(array, begin, excerpt, 0, excerpt.length);
        return new Reading.Rejected(position, reason, excerpt);
    }
}

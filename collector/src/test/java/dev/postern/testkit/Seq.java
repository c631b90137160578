package dev.postern.testkit;

import java.nio.charset.StandardCharsets;

/**
 * The number of a generated record, in the shape of a UUID: a mark that nothing else has, and twelve decimal digits. As a UUID it may
 * stand wherever a record has an id, and it goes unchanged through every parser.
 */
public final class Seq {
    static final String MARK = "5ec0b0e5-5e9c-4000-8000-";
    static final int LENGTH = MARK.length() + 12;
    private static final byte[] BYTES = MARK.getBytes(StandardCharsets.US_ASCII);
    private static final int[] SKIP = skips();

    private Seq() {
    }

    public static String text(long seq) {
        String digits = Long.toString(seq);
        return MARK + "0".repeat(12 - digits.length()) + digits;
    }

    /** The offset of the next mark at or after {@code from} that has its digits before {@code end}, or -1. */
    static int find(byte[] bytes, int from, int end) {
        int last = BYTES.length - 1;
        int at = from;
        while (at + LENGTH <= end) {
            int i = last;
            while (i >= 0 && bytes[at + i] == BYTES[i]) {
                i--;
            }
            if (i < 0) {
                return at;
            }
            at += SKIP[bytes[at + last] & 0xff];
        }
        return -1;
    }

    /** The number behind a mark, or -1 where other characters than digits stand there. */
    static long read(byte[] bytes, int mark) {
        long seq = 0;
        for (int i = mark + BYTES.length; i < mark + LENGTH; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            seq = seq * 10 + digit;
        }
        return seq;
    }

    private static int[] skips() {
        int[] skips = new int[256];
        java.util.Arrays.fill(skips, BYTES.length);
        for (int i = 0; i < BYTES.length - 1; i++) {
            skips[BYTES[i] & 0xff] = BYTES.length - 1 - i;
        }
        return skips;
    }
}

package dev.postern.source;

import java.io.IOException;

/**
 * Finds the end of one JSON value byte by byte, checking only what shows that the value is broken: kinds of brackets, texts
 * with a raw line break, a value where none can stand, depth and length. Not thread-safe.
 */
final class JsonScan {
    enum Outcome { VALUE, ENVELOPE, BROKEN, WAIT }

    private final TextWindow window;
    private final int limit;
    private final int depthLimit;
    private int end;
    private String problem = "";

    private int depth;
    private long objects;
    private byte previous;
    private int keyFrom;
    private int keyTo;

    JsonScan(TextWindow window, int limit, int depthLimit) {
        this.window = window;
        this.limit = limit;
        this.depthLimit = depthLimit;
    }

    /**
     * Scans the object or array that begins at the window's begin.
     *
     * @param envelopes whether an array under {@code value} or {@code records} makes the object an envelope; the scan then ends
     *                  behind the array's opening bracket
     */
    Outcome scan(boolean complete, boolean envelopes) throws IOException {
        depth = 0;
        objects = 0;
        previous = 0;
        for (int i = 0;; i++) {
            if (!window.has(i)) {
                return complete ? broken("the file ends inside it") : Outcome.WAIT;
            }
            if (i >= limit) {
                return broken("it is longer than " + limit + " bytes");
            }
            byte b = window.at(i);
            switch (b) {
                case ' ', '\t', '\r', '\n' -> { }
                case '"' -> {
                    if (previous != ':' && previous != ',' && previous != '[' && previous != '{') {
                        return broken("a text stands where none can");
                    }
                    int close = text(i + 1, complete);
                    if (close < 0) {
                        return close == -1 ? Outcome.BROKEN : Outcome.WAIT;
                    }
                    if (depth == 1) {
                        keyFrom = i + 1;
                        keyTo = close;
                    }
                    i = close;
                    previous = '"';
                }
                case '{', '[' -> {
                    if (!mayOpen()) {
                        return broken("a value stands where none can");
                    }
                    if (b == '[' && envelopes && depth == 1 && topIsObject() && namesEnvelope()) {
                        end = i + 1;
                        return Outcome.ENVELOPE;
                    }
                    if (depth == depthLimit) {
                        return broken("it is nested deeper than " + depthLimit + " levels");
                    }
                    objects = b == '{' ? objects | 1L << depth : objects & ~(1L << depth);
                    depth++;
                    previous = b;
                }
                case '}', ']' -> {
                    if (topIsObject() != (b == '}')) {
                        return broken("its brackets do not match");
                    }
                    depth--;
                    previous = b;
                    if (depth == 0) {
                        end = i + 1;
                        return Outcome.VALUE;
                    }
                }
                case ':', ',' -> previous = b;
                default -> {
                    boolean value = previous == ':' || previous == 'v' || !topIsObject() && (previous == ',' || previous == '[');
                    if (!value) {
                        return broken("text without quotes stands where none can");
                    }
                    previous = 'v';
                }
            }
        }
    }

    /** Index of the closing quote, -1 where the text is broken, -2 where more bytes are needed. */
    private int text(int from, boolean complete) throws IOException {
        for (int i = window.textEnd(from);; i = window.textEnd(i + 1)) {
            if (i >= limit) {
                broken("it is longer than " + limit + " bytes");
                return -1;
            }
            if (!window.has(i)) {
                broken("the file ends inside a text");
                return complete ? -1 : -2;
            }
            byte b = window.at(i);
            if (b == '"') {
                return i;
            }
            if (b == '\\' && window.has(i + 1) && window.at(i + 1) != '\n') {
                i++;
            } else if (b == '\n' || b == '\r') {
                broken("a text holds a line break, so a quote is missing");
                return -1;
            }
        }
    }

    private boolean mayOpen() {
        return previous == 0 || previous == ':' || previous == '[' || previous == ',' && !topIsObject();
    }

    private boolean topIsObject() {
        return depth > 0 && (objects >>> depth - 1 & 1) == 1;
    }

    private boolean namesEnvelope() {
        String key = keyTo - keyFrom > 16 ? "" : window.text(keyFrom, keyTo);
        return key.equals("value") || key.equals("records");
    }

    private Outcome broken(String reason) {
        problem = reason;
        return Outcome.BROKEN;
    }

    /** Index behind the value, or behind the bracket that opens the envelope's array. */
    int end() {
        return end;
    }

    String problem() {
        return problem;
    }
}

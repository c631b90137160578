package dev.postern.source;

import java.io.IOException;

/**
 * Cuts JSON text into records: elements of an array, of an envelope ({@code value}, {@code records}), one object a line,
 * concatenated objects. After a broken record it resumes at the next object that begins a line no deeper than the broken
 * one, or that begins with the same first name. Not thread-safe.
 */
final class JsonFramer {
    enum Outcome { RECORD, NOTHING, BROKEN, WAIT, END }

    /** Most bytes behind an envelope's array that are taken for the rest of the envelope. */
    private static final int TAIL_BYTES = 1 << 16;

    private enum Place { TOP, ARRAY, ENVELOPE, TAIL }

    private final TextWindow window;
    private final JsonScan scan;
    private Place place;
    private int indent;
    private boolean lineStart;
    private boolean bare;
    private int end;
    private String problem = "";

    JsonFramer(TextWindow window, ReadLimits limits, String state) {
        this.window = window;
        this.scan = new JsonScan(window, limits.recordBytes(), limits.jsonDepth());
        String[] parts = state.split(":");
        this.place = state.isEmpty() ? Place.TOP : Place.valueOf(parts[0]);
        this.indent = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        this.lineStart = state.isEmpty();
    }

    /** Where in the JSON text the window's begin stands. */
    String state() {
        return place + ":" + indent;
    }

    /** Frames the next record; its bytes are the window's first {@link #end()}. A null element is {@code NOTHING}. */
    Outcome next(boolean complete) throws IOException {
        while (true) {
            if (!skipSeparators()) {
                return Outcome.END;
            }
            byte b = window.at(0);
            if (place == Place.TAIL) {
                if (!skipTail(complete)) {
                    return complete ? Outcome.END : Outcome.WAIT;
                }
            } else if (b == ']' || b == '}') {
                place = b == ']' && place == Place.ENVELOPE ? Place.TAIL : Place.TOP;
                advance(1);
            } else if (b == '[' && place == Place.TOP) {
                place = Place.ARRAY;
                advance(1);
            } else if (b != '{' && b != '[') {
                return bare(complete);
            } else {
                JsonScan.Outcome outcome = scan.scan(complete, place == Place.TOP);
                if (outcome == JsonScan.Outcome.ENVELOPE) {
                    place = Place.ENVELOPE;
                    advance(scan.end());
                    continue;
                }
                end = scan.end();
                problem = scan.problem();
                return switch (outcome) {
                    case VALUE -> Outcome.RECORD;
                    case BROKEN -> Outcome.BROKEN;
                    default -> Outcome.WAIT;
                };
            }
        }
    }

    /** A value that is neither object nor array: null is nothing, all else is broken. */
    private Outcome bare(boolean complete) throws IOException {
        int i = 0;
        while (i < 64 && window.has(i) && ",]}\r\n\t ".indexOf(window.at(i)) < 0) {
            i++;
        }
        if (!window.has(i) && !complete) {
            return Outcome.WAIT;
        }
        end = i;
        if (window.text(0, i).equals("null")) {
            return Outcome.NOTHING;
        }
        problem = "it is not a JSON object";
        bare = i > 0 && (!window.has(i) || window.at(i) == ',' || window.at(i) == ']');
        return Outcome.BROKEN;
    }

    private boolean skipSeparators() throws IOException {
        while (window.has(0)) {
            byte b = window.at(0);
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n' && b != ',' && b != 0x1E) {
                return true;
            }
            advance(1);
        }
        return false;
    }

    /** Passes over the rest of an envelope; false where its end is not there yet. */
    private boolean skipTail(boolean complete) throws IOException {
        int depth = 1;
        boolean text = false;
        for (int i = 0; window.has(i); i++) {
            byte b = window.at(i);
            if (i >= TAIL_BYTES) {
                place = Place.TOP;
                advance(i);
                return true;
            }
            if (text) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    text = false;
                }
            } else if (b == '"') {
                text = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if ((b == '}' || b == ']') && --depth == 0) {
                place = Place.TOP;
                advance(i + 1);
                return true;
            }
        }
        if (complete) {
            advance(window.length());
        }
        return false;
    }

    /** Moves the window on, keeping track of the indentation of the line it stands in. */
    void advance(int bytes) {
        int start = window.lineStart(bytes);
        if (start >= 0) {
            lineStart = true;
            indent = 0;
        }
        for (int i = Math.max(start, 0); lineStart && i < bytes; i++) {
            byte b = window.at(i);
            if (b == ' ' || b == '\t') {
                indent++;
            } else if (b != '\r') {
                lineStart = false;
            }
        }
        window.consume(bytes);
    }

    /** Passes over the broken record at the window's begin; false where the place to resume is not there yet. */
    boolean resume(boolean complete, int keep) throws IOException {
        if (bare) {
            bare = false;
            advance(end);
            return true;
        }
        JsonResume search = new JsonResume(window, indent);
        int at = search.find(keep);
        if (at < 0 && !complete && window.length() < keep) {
            return false;
        }
        while (at < 0 && window.has(keep)) {
            advance(window.length() - search.lookBehind());
            at = search.find(keep);
        }
        advance(at < 0 ? window.length() : at);
        return true;
    }

    int end() {
        return end;
    }

    /** What is wrong with a broken record, to follow "cannot be read: ". */
    String problem() {
        return problem;
    }
}

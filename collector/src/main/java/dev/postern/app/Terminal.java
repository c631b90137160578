package dev.postern.app;

/** Text from records on a terminal: control characters cannot move the cursor or forge a line. */
final class Terminal {
    private Terminal() {
    }

    static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.LINE_SEPARATOR || Character.getType(c) == Character.PARAGRAPH_SEPARATOR ? '\ufffd' : c));
        return safe.toString();
    }
}

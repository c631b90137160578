package dev.postern.console;

/** Text from records on a page: what would be invisible, or would turn the direction of reading, is shown as its code. */
final class Visible {
    private Visible() {
    }

    static String text(String text) {
        if (text == null || text.codePoints().noneMatch(Visible::hidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (hidden(c)) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** Line feeds and tabs stay: HTML reads them as spaces, formatted JSON as what they are. */
    private static boolean hidden(int c) {
        if (c == '\n' || c == '\t') {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
                Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}

package dev.postern.docs;

/** Text in the cell of a Markdown table. */
final class Markdown {
    private Markdown() {
    }

    static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ").strip();
    }
}

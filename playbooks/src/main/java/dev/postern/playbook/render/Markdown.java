package dev.postern.playbook.render;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Builds Markdown line by line. Not safe for use by several threads. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();
    private final int level;

    /** @param level of the first heading, from 1 */
    Markdown(int level) {
        this.level = level;
    }

    /** @param depth below the first heading, from 0 */
    Markdown heading(int depth, String title) {
        text.append(text.isEmpty() ? "" : "\n").append("#".repeat(level + depth)).append(' ').append(cell(title)).append("\n\n");
        return this;
    }

    Markdown paragraph(String words) {
        text.append(cell(words)).append("\n\n");
        return this;
    }

    Markdown item(String name, String words) {
        text.append("- **").append(name).append("**: ").append(words).append('\n');
        return this;
    }

    /** Code that belongs to the item above it. No line may begin a fence, and none is empty. */
    Markdown code(List<String> lines) {
        text.append("\n  ```powershell\n");
        lines.forEach(line -> text.append("  ").append(line).append('\n'));
        text.append("  ```\n\n");
        return this;
    }

    Markdown table(List<String> head) {
        row(head);
        text.append("|---".repeat(head.size())).append("|\n");
        return this;
    }

    Markdown row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        return this;
    }

    /** Ends a list or a table. */
    Markdown gap() {
        text.append('\n');
        return this;
    }

    /** Words of content on one line, safe in a cell of a table. */
    static String cell(String words) {
        return words.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ").strip();
    }

    /** Anchor of a heading as the common renderers make it: lower case, hyphens for spaces, no other signs. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }

    /** Such as {@code 15 min}, {@code 4 h}, {@code 2 d}. */
    static String span(Duration span) {
        return span.toMinutes() % 1440 == 0 && !span.isZero() ? span.toDays() + " d"
                : span.toMinutes() % 60 == 0 && !span.isZero() ? span.toHours() + " h" : span.toMinutes() + " min";
    }

    /** The page, without blank lines at its end and with one between blocks. */
    String page() {
        return text.toString().replaceAll("\n{3,}", "\n\n").stripTrailing() + "\n";
    }
}

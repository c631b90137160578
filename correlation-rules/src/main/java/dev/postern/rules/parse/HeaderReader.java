package dev.postern.rules.parse;

import dev.postern.rules.model.Header;
import dev.postern.rules.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what a document says about itself: the part that every Sigma document has. */
final class HeaderReader {
    /** Longest title that Sigma allows. */
    static final int LONGEST_TITLE = 99;
    private static final List<String> STATUSES = List.of("stable", "test", "experimental", "deprecated", "unsupported");

    private HeaderReader() {
    }

    static Header read(YamlMap document) {
        String title = document.text("title");
        if (title.length() > LONGEST_TITLE) {
            throw new RuleException(document.get("title").place(), "a title has at most " + LONGEST_TITLE + " characters, not " + title.length());
        }
        if (title.codePoints().anyMatch(Character::isISOControl)) {
            throw new RuleException(document.get("title").place(), "a title is one line");
        }
        if (!STATUSES.contains(document.text("status"))) {
            throw new RuleException(document.get("status").place(), "`status` is one of " + String.join(", ", STATUSES));
        }
        return new Header(title, uuid(document.get("id")), document.text("status"), document.text("description").strip(),
                document.texts("references"), document.text("author"), date(document.get("date")), document.texts("tags"),
                document.texts("falsepositives").stream().map(String::strip).toList(), document.find("level").map(HeaderReader::severity));
    }

    static Severity severity(YamlNode node) {
        Optional<Severity> severity = Severity.ofWord(node.text());
        return severity.orElseThrow(() -> new RuleException(node.place(),
                "`" + node.text() + "` is no severity: informational, low, medium, high, critical"));
    }

    private static String uuid(YamlNode node) {
        try {
            if (UUID.fromString(node.text()).toString().equals(node.text())) {
                return node.text();
            }
        } catch (IllegalArgumentException e) {
            // told below, with the place
        }
        throw new RuleException(node.place(), "`id` is a UUID in lower case");
    }

    private static String date(YamlNode node) {
        if (!node.text().matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw new RuleException(node.place(), "`date` is a day such as 2026-11-21");
        }
        return node.text();
    }
}

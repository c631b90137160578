package dev.postern.rules.parse;

import java.util.List;
import java.util.stream.Stream;

/** Keys of the documents and of the {@code x-postern} block. */
final class ExtensionKeys {
    static final String BLOCK = "x-postern";
    private static final List<String> HEADER = List.of("title", "id", "name", "status", "description", "references", "author", "date",
            "modified", "tags", "falsepositives", "level", BLOCK);
    static final List<String> ROW_DOCUMENT = join(HEADER, List.of("logsource", "detection"));
    static final List<String> STEPS_DOCUMENT = join(HEADER, List.of("correlation"));
    private static final List<String> ALERT = List.of("rule", "summary", "dedup", "next-step", "playbook");
    static final List<String> ROW_BLOCK = join(ALERT, List.of("lookups", "where", "raise", "unit-only"));
    static final List<String> STEPS_BLOCK = join(ALERT, List.of("sequence"));

    private ExtensionKeys() {
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

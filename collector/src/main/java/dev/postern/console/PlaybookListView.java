package dev.postern.console;

import java.util.List;

/** The page of playbooks. */
record PlaybookListView(List<PlaybookLine> playbooks) {
    static PlaybookListView of(PlaybookShelf shelf) {
        return new PlaybookListView(shelf.playbooks().stream().map(playbook -> PlaybookLine.of(playbook, shelf)).toList());
    }

    /** What the page holds, in one sentence. */
    String counts() {
        return Words.count(playbooks.size(), "playbook") + ".";
    }
}

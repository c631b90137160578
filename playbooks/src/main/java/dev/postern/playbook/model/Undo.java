package dev.postern.playbook.model;

/** How a change is taken back. */
public sealed interface Undo {
    /** By another call. */
    record Rollback(Call call) implements Undo {
    }

    /** Not at all, and the playbook says so. */
    record Irreversible() implements Undo {
    }

    /** The playbook does not say; the linter refuses that. */
    record Unsaid() implements Undo {
    }
}

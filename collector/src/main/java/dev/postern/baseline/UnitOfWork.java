package dev.postern.baseline;

import dev.postern.outbox.DocumentChanges;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What changed in memory since the last commit, so that it can be undone, and the documents that say the same on disk. Not
 * thread-safe.
 */
final class UnitOfWork {
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private DocumentChanges documents = new DocumentChanges();

    void changed(Runnable undoing) {
        undo.push(undoing);
    }

    void write(String key, String text) {
        documents.write(key, text);
    }

    void remove(String key) {
        documents.remove(key);
    }

    /** Documents changed since this was last called. */
    DocumentChanges takeDocuments() {
        DocumentChanges taken = documents;
        documents = new DocumentChanges();
        return taken;
    }

    void commit() {
        undo.clear();
    }

    void rollback() {
        documents = new DocumentChanges();
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }
}

package dev.postern.outbox;

import java.util.Map;
import java.util.Optional;

/**
 * Small named texts that are kept beside the cursors and change in the same transaction as a page: what a snapshot looked
 * like, which changes are not settled. Reads see what is committed.
 */
public interface Documents {
    Optional<String> read(String key);

    /** All documents whose key begins so, by key. */
    Map<String, String> readAll(String prefix);
}

package dev.postern.console;

import dev.postern.sink.local.InventoryQueries;
import java.util.List;

/**
 * The page of the inventory.
 *
 * @param type  kind of object that is shown; empty for all
 * @param text  looked for in the names; empty where nothing is asked
 * @param drift whether only objects are shown that stand otherwise than approved
 * @param total how many objects there are, with those that the filter hides
 */
record InventoryView(String type, String text, boolean drift, List<ObjectLine> objects, int total) {
    static List<String> types() {
        return InventoryQueries.TYPES;
    }

    /** What the page holds, in one sentence. */
    String counts() {
        return Words.count(objects.size(), "object") + (objects.size() < total ? " of " + total : "") + ".";
    }
}

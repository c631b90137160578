package dev.postern.schema;

import java.util.List;
import java.util.Optional;

/**
 * Which row tells how a thing stands, in a stream that sends a row again when the thing goes on.
 *
 * @param key     fields that name the thing within a tenant; at least one
 * @param highest field of severities whose highest counts, the latest row among equals; empty where the row that arrived last counts
 */
public record CurrentForm(List<Field> key, Optional<Field> highest) {
    public CurrentForm {
        key = List.copyOf(key);
    }
}

package dev.postern.rules.model;

import dev.postern.schema.Field;
import dev.postern.schema.FieldType;
import java.util.Optional;

/**
 * A field of a stream, or one name inside a JSON field of it.
 *
 * @param path the name inside the JSON field, as in {@code parameters.RequireTls}; empty for the field itself
 * @param type type of what the reference yields; {@link FieldType#LIST} for a name inside an open JSON field, whose values
 *             may be lists
 */
public record FieldRef(Field field, Optional<String> path, FieldType type) {
    /** Whether it yields any number of values, each of which is tested. */
    public boolean many() {
        return type == FieldType.LIST;
    }

    @Override
    public String toString() {
        return field.name() + path.map(name -> "." + name).orElse("");
    }
}

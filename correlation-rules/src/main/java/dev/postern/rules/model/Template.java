package dev.postern.rules.model;

import java.util.List;

/** A sentence with places that the row fills. */
public record Template(List<Part> parts) {
    /** A piece of the sentence. */
    public sealed interface Part {
    }

    /** Words as they are. */
    public record Words(String text) implements Part {
    }

    /** A field's value, or {@code otherwise} where it is absent or empty. */
    public record Value(FieldRef field, String otherwise) implements Part {
    }

    /** How many events of a sequence's step count; {@code step} from 0. */
    public record Count(int step) implements Part {
    }

    public Template {
        parts = List.copyOf(parts);
    }
}

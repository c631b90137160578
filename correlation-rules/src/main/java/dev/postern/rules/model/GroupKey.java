package dev.postern.rules.model;

import dev.postern.schema.DerivedField;
import dev.postern.schema.Field;
import java.time.Duration;

/** What makes a group of rows. Texts are equal where they are the same, case included; what is absent is a group too. */
public sealed interface GroupKey {
    /** Name of its column in the answer. */
    String column();

    /**
     * A part of the UTC day in which {@code time} lies, named by its beginning.
     *
     * @param width a day, or a part of it of which a whole number makes a day
     */
    record Bucket(Duration width) implements GroupKey {
        /** Field that is put into buckets. */
        public static final String FIELD = "time";

        @Override
        public String column() {
            return FIELD;
        }
    }

    /** The value of a field. */
    record Value(Field field) implements GroupKey {
        @Override
        public String column() {
            return field.name();
        }
    }

    /** A value that the schema derives from a field. */
    record Derived(DerivedField field) implements GroupKey {
        @Override
        public String column() {
            return field.name();
        }
    }
}

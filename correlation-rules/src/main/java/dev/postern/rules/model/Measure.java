package dev.postern.rules.model;

import dev.postern.rules.model.Aggregation.Holds;
import dev.postern.schema.Field;
import dev.postern.schema.FieldType;

/** What is worked out of the rows of a group. */
public sealed interface Measure {
    /** snake_case; the name of its column. */
    String name();

    Holds holds();

    /** How many different event ids. */
    record Count(String name) implements Measure {
        @Override
        public Holds holds() {
            return Holds.NUMBER;
        }
    }

    /** For which part of the event ids a condition holds, from 0 to 1; absent without a row. */
    record Share(String name, Condition of) implements Measure {
        @Override
        public Holds holds() {
            return Holds.NUMBER;
        }
    }

    /** The values of a field; absent where no row has one. */
    record OfField(String name, Function function, Field field) implements Measure {
        @Override
        public Holds holds() {
            return field.type() == FieldType.TIMESTAMP ? Holds.TIME : Holds.NUMBER;
        }
    }

    /** What is done with the values of a field. Times have a least and a greatest one only. */
    enum Function { MAX, MIN, SUM, AVG }
}

package dev.postern.rules.model;

import java.util.List;
import java.util.stream.Stream;

/** A statement about one row. It holds or it does not: about what is absent, every statement but "is absent" does not hold. */
public sealed interface Condition {
    /** Every one holds; true where there is none. */
    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }
    }

    /** At least one holds; false where there is none. */
    record Any(List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }
    }

    /** It does not hold. */
    record Not(Condition of) implements Condition {
    }

    /**
     * Some value of the field passes one of the tests; with {@code all}, each test is passed by some value.
     *
     * @param tests at least one
     */
    record Match(FieldRef field, List<ValueTest> tests, boolean all) implements Condition {
        public Match {
            tests = List.copyOf(tests);
        }
    }

    /** A lookup holds. */
    record Listed(Lookup lookup) implements Condition {
    }

    /** This condition and all conditions inside it. */
    default Stream<Condition> flatten() {
        Stream<Condition> inner = this instanceof All all ? all.of().stream().flatMap(Condition::flatten)
                : this instanceof Any any ? any.of().stream().flatMap(Condition::flatten)
                : this instanceof Not not ? not.of().flatten() : Stream.empty();
        return Stream.concat(Stream.of(this), inner);
    }
}

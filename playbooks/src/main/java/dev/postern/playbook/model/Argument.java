package dev.postern.playbook.model;

import dev.postern.rules.model.Place;
import java.util.List;
import java.util.stream.Stream;

/** A value that a step passes to an action. It is data; only a renderer turns it into a language, and quotes it. */
public sealed interface Argument {
    Place place();

    /** The variables in it. */
    Stream<Ref> variables();

    /** True or false as written. */
    record Flag(Place place, boolean value) implements Argument {
        @Override
        public Stream<Ref> variables() {
            return Stream.empty();
        }
    }

    /** A number as written. */
    record Number(Place place, String digits) implements Argument {
        @Override
        public Stream<Ref> variables() {
            return Stream.empty();
        }
    }

    /** A text of literal parts and variables. */
    record Words(Place place, List<Part> parts) implements Argument {
        public Words {
            parts = List.copyOf(parts);
        }

        @Override
        public Stream<Ref> variables() {
            return parts.stream().filter(Part.Variable.class::isInstance).map(part -> ((Part.Variable) part).name());
        }

        /** Whether it is one variable and nothing else, so that it has the variable's type. */
        public boolean isVariable() {
            return parts.size() == 1 && parts.get(0) instanceof Part.Variable;
        }
    }

    /** A list of texts. */
    record Many(Place place, List<Words> items) implements Argument {
        public Many {
            items = List.copyOf(items);
        }

        @Override
        public Stream<Ref> variables() {
            return items.stream().flatMap(Words::variables);
        }
    }

    /** Part of a text. */
    sealed interface Part {
        /** Stands for itself. */
        record Literal(String text) implements Part {
        }

        /** Stands for the value of a variable. */
        record Variable(Ref name) implements Part {
        }
    }
}

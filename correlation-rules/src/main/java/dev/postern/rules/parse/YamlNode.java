package dev.postern.rules.parse;

import dev.postern.rules.model.Place;
import java.util.List;

/** A YAML value that knows where it stands. */
public sealed interface YamlNode permits YamlNode.Scalar, YamlNode.Items, YamlMap {
    Place place();

    /** A single value; {@code text} is the value as written, empty for null. */
    record Scalar(Place place, Kind kind, String text) implements YamlNode {
    }

    /** A list. */
    record Items(Place place, List<YamlNode> items) implements YamlNode {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** What a plain scalar resolves to; quoted scalars are text. */
    enum Kind { TEXT, NUMBER, BOOLEAN, NULL }

    /** The items of a list; a single value is a list of itself. */
    default List<YamlNode> items() {
        return this instanceof Items list ? list.items() : List.of(this);
    }

    /** @throws RuleException where it is no map */
    default YamlMap map() {
        if (this instanceof YamlMap map) {
            return map;
        }
        throw new RuleException(place(), "a map of keys and values is needed here");
    }

    /** @throws RuleException where it is no single value, or null */
    default String text() {
        if (this instanceof Scalar scalar && scalar.kind() != Kind.NULL) {
            return scalar.text();
        }
        throw new RuleException(place(), "a text is needed here");
    }

    /** @throws RuleException where it is no whole number of at least {@code least} */
    default int wholeNumber(int least) {
        try {
            int number = Integer.parseInt(text());
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, with the place
        }
        throw new RuleException(place(), "a whole number of at least " + least + " is needed here, not `" + text() + "`");
    }
}

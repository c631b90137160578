package dev.postern.testkit.load;

import java.util.List;

/**
 * Native records of one kind, drawn from a seed: record n of a seed is always the same text, whatever was asked for before. Every
 * record carries its number as a {@link dev.postern.testkit.Seq}. Names and addresses are reserved ones. Immutable.
 */
public interface Load {
    /** Name on the command line and file name without extension. */
    String name();

    String extension();

    /** Lines before the first record, each ended; may be empty. */
    String header();

    /** Appends a record and its line end. */
    void append(long number, StringBuilder out);

    static List<Load> all(long seed) {
        return List.of(new AuditLoad(seed), new TrackingLoad(seed), new PostfixLoad(seed));
    }

    /** @throws IllegalArgumentException where no load has this name */
    static Load named(String name, long seed) {
        return all(seed).stream().filter(load -> load.name().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "no load is named '" + name + "'; there are " + all(seed).stream().map(Load::name).toList()));
    }
}

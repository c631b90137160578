package dev.postern.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * One property before and after.
 *
 * @param before what it was, in pieces; those that are gone are marked
 * @param after  what it is, in pieces; those that are new are marked
 * @param what   changed, set (nothing is known from before), cleared or same
 */
record Difference(String property, List<Piece> before, List<Piece> after, String what) {
    /** Properties of both sides by name; a side may be {@code null}. */
    static List<Difference> of(Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> old = before == null ? Map.of() : before;
        Map<String, Object> now = after == null ? Map.of() : after;
        List<Difference> differences = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            if (!old.containsKey(name)) {
                differences.add(new Difference(name, List.of(new Piece("not known", false)), List.of(new Piece(Values.text(now.get(name)), true)), "set"));
            } else if (!now.containsKey(name)) {
                differences.add(new Difference(name, List.of(new Piece(Values.text(old.get(name)), true)), List.of(new Piece("not there", false)), "cleared"));
            } else {
                Piece.Sides sides = Piece.compare(old.get(name), now.get(name));
                differences.add(new Difference(name, sides.before(), sides.after(), Objects.equals(old.get(name), now.get(name)) ? "same" : "changed"));
            }
        }
        return List.copyOf(differences);
    }
}

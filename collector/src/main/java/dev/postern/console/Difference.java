package dev.postern.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * One property before and after.
 *
 * @param what changed, set (nothing is known from before), cleared or same
 */
record Difference(String property, String before, String after, String what) {
    /** Properties of both sides by name; a side may be {@code null}. */
    static List<Difference> of(Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> old = before == null ? Map.of() : before;
        Map<String, Object> now = after == null ? Map.of() : after;
        List<Difference> differences = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            differences.add(new Difference(name, old.containsKey(name) ? Values.text(old.get(name)) : "not known",
                    now.containsKey(name) ? Values.text(now.get(name)) : "not there", what(name, old, now)));
        }
        return List.copyOf(differences);
    }

    private static String what(String name, Map<String, Object> old, Map<String, Object> now) {
        if (!old.containsKey(name)) {
            return "set";
        }
        if (!now.containsKey(name)) {
            return "cleared";
        }
        return Objects.equals(old.get(name), now.get(name)) ? "same" : "changed";
    }

    boolean oldStruck() {
        return what.equals("changed") || what.equals("cleared");
    }

    boolean newMarked() {
        return what.equals("changed") || what.equals("set");
    }
}

package dev.postern.baseline;

import dev.postern.schema.FieldType;
import dev.postern.schema.Schema;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an operation passed, held against what a snapshot knew: the values of {@code before}, {@code effective},
 * {@code changed} and {@code weakened} of an audit row.
 */
final class ParameterState {
    private static final Map<String, FieldType> DECLARED = Schema.current().stream("audit").field("parameters").paths();

    private final String type;
    private final Map<String, Object> passed;
    private final Optional<KnownObject> known;

    /** @param passed parameters of the row, by name */
    ParameterState(String type, Map<String, Object> passed, Optional<KnownObject> known) {
        this.type = type;
        this.passed = passed;
        this.known = known;
    }

    /** What was passed but for what only picks the object. */
    Map<String, Object> set() {
        Map<String, Object> set = new TreeMap<>(passed);
        set.keySet().removeIf(Conventions.current()::selector);
        return set;
    }

    /** Known values of the passed parameters; a boolean or number that is not set is left out. */
    Map<String, Object> before() {
        Map<String, Object> before = new TreeMap<>();
        set().keySet().forEach(name -> putTyped(before, name));
        return before;
    }

    /** Declared parameters after the operation; {@code switched} is what the cmdlet sets by its verb, or nothing. */
    Map<String, Object> effective(Map<String, Object> switched) {
        Map<String, Object> effective = new TreeMap<>();
        DECLARED.keySet().forEach(name -> putTyped(effective, name));
        Map<String, Object> overlay = new TreeMap<>(known.isPresent() ? switched : Map.of());
        overlay.putAll(passed);
        for (Conventions.Alias alias : Conventions.current().aliases(type)) {
            if (overlay.get(alias.parameter()) != null) {
                overlay.put(alias.property(), alias.toProperty(overlay.get(alias.parameter())));
            }
        }
        overlay.keySet().retainAll(DECLARED.keySet());
        effective.putAll(overlay);
        return Collections.unmodifiableMap(effective);
    }

    /** Parameters that differ from the known state; where none is known, all that do more than name the object. */
    List<String> changed() {
        return set().keySet().stream().filter(name -> known.isPresent() ? !same(name) : !Conventions.current().label(name)).toList();
    }

    /** Changed parameters whose known value was safer. */
    List<String> weakened() {
        return changed().stream().filter(name -> told(name) && Ranks.current()
                .strength(type, property(name), known.get().properties().get(property(name)), asProperty(name)) == Strength.WEAKENED).toList();
    }

    private boolean same(String name) {
        return told(name) && Canonical.same(known.get().properties().get(property(name)), Canonical.of(asProperty(name)));
    }

    private boolean told(String name) {
        return known.isPresent() && known.get().properties().containsKey(property(name));
    }

    private void putTyped(Map<String, Object> values, String name) {
        if (told(name)) {
            Object value = known.get().properties().get(property(name));
            Object typed = typed(DECLARED.get(name), alias(name).map(alias -> alias.toParameter(value)).orElse(value));
            if (typed != null) {
                values.put(name, typed);
            }
        }
    }

    /** A canonical value in the type that the schema declares; null where it has none. */
    private static Object typed(FieldType type, Object value) {
        if (type == FieldType.LIST) {
            return texts(value);
        }
        if (type == FieldType.BOOLEAN) {
            return value instanceof Boolean ? value : null;
        }
        return type == FieldType.STRING ? Canonical.text(value) : value;
    }

    /** A value as the entries of a list: those of a list, or of a text joined by {@code ;}. */
    static List<String> texts(Object value) {
        return value instanceof Collection<?> list ? list.stream().map(Canonical::text).toList()
                : Arrays.stream(Canonical.text(value).split(";")).map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    private Optional<Conventions.Alias> alias(String name) {
        return Conventions.current().aliases(type).stream().filter(alias -> alias.parameter().equalsIgnoreCase(name)).findFirst();
    }

    private String property(String name) {
        return alias(name).map(Conventions.Alias::property).orElse(name);
    }

    private Object asProperty(String name) {
        return alias(name).map(alias -> alias.toProperty(passed.get(name))).orElse(passed.get(name));
    }
}

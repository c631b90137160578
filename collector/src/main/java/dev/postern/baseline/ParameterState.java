package dev.postern.baseline;

import dev.postern.normalise.ParameterTypes;
import dev.postern.schema.FieldType;
import dev.postern.schema.Schema;
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
    private static final ParameterTypes TYPES = new ParameterTypes();
    private static final Map<String, FieldType> DECLARED = Schema.current().stream("audit").field("parameters").paths();

    private final String type;
    private final Map<String, Object> passed;
    private final Optional<KnownObject> known;
    private List<String> changed;

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
        if (known.isPresent()) {
            DECLARED.keySet().forEach(name -> putTyped(effective, name));
        }
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
        if (changed == null) {
            changed = different();
        }
        return changed;
    }

    private List<String> different() {
        return set().keySet().stream().filter(name -> known.isPresent() ? !same(name) : !Conventions.current().label(name)).toList();
    }

    /** Changed parameters whose known value was safer. */
    List<String> weakened() {
        return known.isEmpty() ? List.of() : changed().stream().filter(name -> told(name) && Ranks.current()
                .strength(type, property(name), known.get().properties().get(property(name)), asProperty(name)) == Strength.WEAKENED).toList();
    }

    private boolean same(String name) {
        return told(name) && Canonical.same(comparable(name, known.get().properties().get(property(name))), comparable(name, asProperty(name)));
    }

    /** Snapshots write a domain with its priority ({@code smtp:*;1}), records are read without. */
    private static Object comparable(String name, Object value) {
        return Canonical.of(DECLARED.get(name) == FieldType.LIST ? TYPES.typed(name, value) : value);
    }

    private boolean told(String name) {
        return known.isPresent() && known.get().properties().containsKey(property(name));
    }

    private void putTyped(Map<String, Object> values, String name) {
        if (told(name)) {
            Object value = known.get().properties().get(property(name));
            Object typed = typed(name, alias(name).map(alias -> alias.toParameter(value)).orElse(value));
            if (typed != null) {
                values.put(name, typed);
            }
        }
    }

    /** A canonical value in the type that the schema declares; null where it has none. */
    private static Object typed(String name, Object value) {
        FieldType type = DECLARED.get(name);
        if (type == FieldType.LIST) {
            return TYPES.typed(name, value) instanceof List<?> list ? list : List.of();
        }
        if (type == FieldType.BOOLEAN) {
            return value instanceof Boolean ? value : null;
        }
        return type == FieldType.STRING ? Canonical.text(value) : value;
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

package dev.postern.playbook.run;

import dev.postern.playbook.model.AlertField;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.ValueType;
import dev.postern.playbook.model.Variable;
import dev.postern.schema.Field;
import dev.postern.schema.FieldType;
import dev.postern.schema.Row;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The variables of a playbook that an alert fills in. A value that does not fit the variable's type is left out: a name where a GUID is
 * wanted, several addresses where one is. The values are text that an attacker may have chosen; only a renderer that quotes may take them.
 */
public final class AlertValues {
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private AlertValues() {
    }

    /**
     * @param alert a row of the stream {@code alert}
     * @return values by id of the variable, in the order of the playbook
     */
    public static Map<String, List<String>> of(Playbook playbook, Row alert) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Variable variable : playbook.variables()) {
            List<String> found = variable.alertField().map(from -> texts(alert, from)).orElse(List.of());
            if (fits(found, variable.type())) {
                values.put(variable.id(), found);
            }
        }
        return values;
    }

    private static List<String> texts(Row alert, AlertField from) {
        Optional<Field> field = alert.schema().find(from.field());
        Object value = field.map(known -> alert.get(known.ordinal())).orElse(null);
        if (from.property().isPresent()) {
            value = field.filter(known -> known.type() == FieldType.JSON && alert.json(known.name()) != null)
                    .map(known -> alert.json(known.name()).get(from.property().get())).orElse(null);
        }
        if (value instanceof Instant time) {
            return List.of(time.minus(from.less()).toString());
        }
        if (value instanceof List<?> list) {
            return list.stream().filter(item -> item != null && !(item instanceof Map) && !(item instanceof List)).map(Object::toString).toList();
        }
        return value == null || value instanceof Map ? List.of() : List.of(value.toString());
    }

    private static boolean fits(List<String> values, ValueType type) {
        boolean one = values.size() == 1;
        return switch (type) {
            case LIST -> !values.isEmpty();
            case TEXT -> one && !values.get(0).isBlank();
            case GUID -> one && GUID.matcher(values.get(0)).matches();
            case NUMBER -> one && NUMBER.matcher(values.get(0)).matches();
            case BOOLEAN -> one && (values.get(0).equalsIgnoreCase("true") || values.get(0).equalsIgnoreCase("false"));
            case TIME -> one && isTime(values.get(0));
        };
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}

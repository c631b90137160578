package dev.postern.rules.parse;

import dev.postern.rules.model.FieldRef;
import dev.postern.rules.model.Place;
import dev.postern.schema.Field;
import dev.postern.schema.FieldType;
import dev.postern.schema.StreamSchema;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Resolves names of fields against a stream. */
final class FieldNames {
    private static final Pattern OPEN_PATH = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,127}");

    private FieldNames() {
    }

    /** @throws RuleException where the stream has no such field, or the field no such path, with the nearest name */
    static FieldRef resolve(StreamSchema stream, String written, Place place) {
        int dot = written.indexOf('.');
        String name = dot < 0 ? written : written.substring(0, dot);
        Field field = stream.find(name).orElseThrow(() -> new RuleException(place,
                "stream " + stream.name() + " has no field `" + name + "`" + NearestName.hint(name, stream.fields().stream().map(Field::name).toList())));
        if (dot < 0) {
            return new FieldRef(field, Optional.empty(), field.type());
        }
        String path = written.substring(dot + 1);
        if (field.type() != FieldType.JSON) {
            throw new RuleException(place, "field `" + name + "` is a " + field.type().name().toLowerCase(Locale.ROOT)
                    + ", it has no names inside");
        }
        if (field.open()) {
            if (!OPEN_PATH.matcher(path).matches()) {
                throw new RuleException(place, "`" + path + "` is not supported as a name inside `" + name
                        + "`: letters, digits and _ only");
            }
            return new FieldRef(field, Optional.of(path), FieldType.LIST);
        }
        FieldType type = field.paths().get(path);
        if (type == null) {
            throw new RuleException(place, "field `" + name + "` of stream " + stream.name() + " has no known name `" + path + "`"
                    + NearestName.hint(path, field.paths().keySet()));
        }
        return new FieldRef(field, Optional.of(path), type);
    }
}

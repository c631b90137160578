package dev.postern.schema;

import java.util.Map;
import java.util.Optional;

/**
 * One field of a stream.
 *
 * @param name     snake_case name, the same in every target
 * @param ordinal  place of the field in a {@link Row}
 * @param meaning  one line for people
 * @param cim      name in Splunk's Common Information Model, where it has one
 * @param sentinel column name in Microsoft Sentinel: the ASIM name where one exists, else PascalCase
 * @param personal personal data, subject to the site's policy (keep, hash, drop)
 * @param paths    known names inside a {@link FieldType#JSON} field with their types
 * @param open     a {@link FieldType#JSON} field whose names are not fixed by the schema
 */
public record Field(
        String name,
        int ordinal,
        FieldType type,
        String meaning,
        Optional<String> cim,
        String sentinel,
        boolean personal,
        Map<String, FieldType> paths,
        boolean open) {

    public Field {
        paths = Map.copyOf(paths);
    }
}

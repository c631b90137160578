package dev.postern.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One configuration object of a snapshot.
 *
 * @param type       object type as in the {@code config} stream
 * @param id         GUID in lower case; the name in lower case where the object has none
 * @param name       name as it stands
 * @param properties properties by name: text, boolean, number, list of these, nested map, or null for "set to nothing"; the
 *                   volatile ones (time stamps, server names, versions) are left out
 */
public record ConfigObject(String type, String id, String name, Map<String, Object> properties) {
    public ConfigObject {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
}

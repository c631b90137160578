package dev.postern.demo.config;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One configuration object as it stands: name, GUID, dates and the properties that cmdlets change. Immutable. */
public record ConfigItem(String name, String guid, Instant created, Instant changed, Map<String, Object> properties) {
    public ConfigItem {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    ConfigItem with(Map<String, Object> newer, Instant at) {
        Map<String, Object> merged = new LinkedHashMap<>(properties);
        merged.putAll(newer);
        return new ConfigItem(name, guid, created, at, merged);
    }
}

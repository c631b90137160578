package dev.postern.baseline;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an object looked like from one snapshot on.
 *
 * @param properties canonical values by name; null where the snapshot showed that the object is gone
 */
record ObjectVersion(Instant takenAt, String name, Map<String, Object> properties) {
    ObjectVersion {
        properties = properties == null ? null : Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    boolean present() {
        return properties != null;
    }
}

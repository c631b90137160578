package dev.postern.playbook.model;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Records that a drill puts into a source.
 *
 * @param template native shape: which kind of record, and for an audit record which operation
 * @param after    time from the start of the scene
 * @param count    how many
 * @param set      what differs from the template, by native name
 */
public record Inject(String slug, Ref template, Duration after, int count, Map<String, Argument> set) {
    public Inject {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }
}

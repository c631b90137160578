package dev.postern.normalise;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One unified audit record in reusable slots, filled in any order of its names and mapped when it ends. An empty text and null
 * are absent everywhere but in parameters, where empty means cleared. Not thread-safe.
 */
public final class AuditRecord {
    private final String[] slots = new String[AuditSlot.values().length];
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private Map<String, Object> extra = new LinkedHashMap<>();

    /** Forgets the last record. */
    public AuditRecord clear() {
        Arrays.fill(slots, null);
        parameters.clear();
        extra = new LinkedHashMap<>();
        return this;
    }

    /** A field of the record: text, number, boolean, list or map as JSON has it. */
    public void put(String name, Object value) {
        if (value == null || value instanceof String text && text.isEmpty()) {
            return;
        }
        AuditSlot slot = AuditSlot.find(name);
        if (slot != null && (value instanceof String || value instanceof Number || value instanceof Boolean)) {
            slots[slot.ordinal()] = value.toString();
        } else {
            extra.put(name, value);
        }
    }

    /** A passed parameter; null where it was passed as nothing. */
    public void parameter(String name, Object value) {
        parameters.put(name, value);
    }

    /** Text of a slot; an empty text where the record has none. */
    public String get(AuditSlot slot) {
        String text = slots[slot.ordinal()];
        return text == null ? "" : text;
    }

    public boolean has(AuditSlot slot) {
        return slots[slot.ordinal()] != null;
    }

    /** Passed parameters by name, untyped, in their order. */
    Map<String, Object> parameters() {
        return parameters;
    }

    /** Fields without a slot. The map belongs to the row that takes it. */
    Map<String, Object> extra() {
        return extra;
    }
}

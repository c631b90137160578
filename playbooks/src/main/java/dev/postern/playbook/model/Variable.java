package dev.postern.playbook.model;

import java.util.Optional;

/**
 * A value that a run of the playbook fills in.
 *
 * @param id    such as {@code connector-guid}
 * @param from  where the value comes from: a field of the alert, the case, the snapshot, the baseline or an analyst
 * @param shown what a runbook shows in its place, such as {@code connector GUID}
 */
public record Variable(String id, ValueType type, String from, String shown) {
    /** Where the alert holds it; empty where it comes from elsewhere. */
    public Optional<AlertField> alertField() {
        return AlertField.of(from);
    }
}

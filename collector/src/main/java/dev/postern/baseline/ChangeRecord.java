package dev.postern.baseline;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * One line of the change register.
 *
 * @param object    name or GUID, lower case
 * @param operation a cmdlet, or {@code *}
 * @param until     last instant of the approved time
 */
record ChangeRecord(String ticket, String objectType, String object, String operation, Scope scope, Instant from, Instant until,
        String approver) {
    private static final Duration OPERATION_SLACK = Duration.ofHours(4);
    private static final Duration CHANGE_BEFORE = Duration.ofDays(1);
    private static final Duration CHANGE_AFTER = Duration.ofDays(7);

    boolean names(String type, Set<String> objects) {
        return objectType.equalsIgnoreCase(type) && objects.contains(object);
    }

    boolean allows(String cmdlet) {
        return operation.equals("*") || operation.equalsIgnoreCase(cmdlet);
    }

    /** Whether a cmdlet that it allows makes such a change. */
    boolean allows(ChangeKind kind) {
        return operation.equals("*") || ChangeKind.of(operation) == kind;
    }

    boolean inTimeForOperation(Instant time) {
        return within(time, from.minus(OPERATION_SLACK), until.plus(OPERATION_SLACK));
    }

    /** A snapshot may come days after the operation. */
    boolean inTimeForChange(Instant takenAt) {
        return within(takenAt, from.minus(CHANGE_BEFORE), until.plus(CHANGE_AFTER));
    }

    private static boolean within(Instant time, Instant from, Instant until) {
        return !time.isBefore(from) && !time.isAfter(until);
    }
}

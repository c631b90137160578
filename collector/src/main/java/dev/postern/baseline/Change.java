package dev.postern.baseline;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * One difference on its way through its states. Values are canonical, null for "nothing set".
 *
 * @param previous     the last snapshot that showed the old value
 * @param takenAt      the snapshot that showed the new one
 * @param actorId      null until an audit record tells
 * @param actorEventId null until an audit record tells
 * @param operation    cmdlet of that audit record, or null
 * @param ticket       null until approved
 * @param approver     null until approved
 */
record Change(String id, ChangeState state, ObjectKey key, String objectName, Difference difference, Instant previous, Instant takenAt,
        String actorId, String actorEventId, String operation, String ticket, String approver) {
    private static final Duration BEFORE = Duration.ofMinutes(15);
    private static final Duration AFTER = Duration.ofMinutes(5);

    static Change pending(ObjectKey key, String objectName, Difference difference, Instant previous, Instant takenAt) {
        String id = ShortHash.of(key.tenant(), key.organization(), key.type(), key.id(), difference.property(), takenAt.toString());
        return new Change(id, ChangeState.PENDING, key, objectName, difference, previous, takenAt, null, null, null, null, null);
    }

    /** Documents of open changes stand by tenant and object type. */
    String document() {
        return Shelf.key(key.tenant(), key.type(), id);
    }

    /** Whether an operation of that time can have made it. */
    boolean mayComeFrom(Instant time) {
        return time.isAfter(previous.minus(BEFORE)) && !time.isAfter(takenAt.plus(AFTER));
    }

    Change attributed(Operation by) {
        return new Change(id, ChangeState.ATTRIBUTED, key, objectName, difference, previous, takenAt,
                by.actorId(), by.eventId(), by.cmdlet(), ticket, approver);
    }

    Change approved(Approval approval) {
        return new Change(id, ChangeState.APPROVED, key, objectName, difference, previous, takenAt,
                actorId, actorEventId, operation, approval.ticket(), approval.approver());
    }

    Change in(ChangeState next) {
        return new Change(id, next, key, objectName, difference, previous, takenAt, actorId, actorEventId, operation, ticket, approver);
    }

    OptionalLong oldRank(Ranks ranks) {
        return ranks.rank(key.type(), difference.property(), difference.oldValue());
    }

    OptionalLong newRank(Ranks ranks) {
        return ranks.rank(key.type(), difference.property(), difference.newValue());
    }
}

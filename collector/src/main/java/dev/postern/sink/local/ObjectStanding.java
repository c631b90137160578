package dev.postern.sink.local;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * How an object stands against what was approved, by the last change of each of its properties.
 *
 * @param tenant     may be {@code null}, as in the rows
 * @param unapproved properties whose last change no change record covers
 * @param silent     properties whose last change nobody audited
 * @param waiting    properties whose last change is not judged yet
 * @param approved   time of the last approved change; empty where there was none
 * @param ticket     change record of that change; empty where there was none
 * @param approver   who approved it; empty where unknown
 */
public record ObjectStanding(String tenant, String type, String id, long unapproved, long silent, long waiting, Optional<Instant> approved,
        String ticket, String approver) {
    /** Whether something stands that nobody has approved. */
    public boolean drifts() {
        return unapproved + silent + waiting > 0;
    }

    static ObjectStanding read(ResultSet row) throws SQLException {
        Optional<Instant> approved = row.getObject("approved") == null ? Optional.empty() : Optional.of(ResultRows.instant(row, "approved"));
        return new ObjectStanding(row.getString("tenant"), row.getString("object_type"), row.getString("object_id"), row.getLong("unapproved"),
                row.getLong("silent"), row.getLong("waiting"), approved, Optional.ofNullable(row.getString("ticket")).orElse(""),
                Optional.ofNullable(row.getString("approver")).orElse(""));
    }
}

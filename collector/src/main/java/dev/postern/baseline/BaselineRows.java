package dev.postern.baseline;

import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.source.ConfigObject;
import java.time.Instant;
import java.util.OptionalLong;

/** Builds the rows that the baseline adds; {@code time} is the time of the snapshot. */
final class BaselineRows {
    static final String PRODUCT = "Postern";

    private BaselineRows() {
    }

    static Row config(ObjectKey key, ConfigObject object, Instant takenAt, boolean complete) {
        String organization = key.organization().isEmpty() ? "" : key.organization() + "|";
        return row("config", key.tenant(), takenAt, key.tenant() + "|" + organization + key.type() + "|" + key.id() + "|" + takenAt)
                .set("object_type", key.type()).set("object_id", key.id()).set("object_name", object.name())
                .set("snapshot_id", key.type() + "|" + takenAt).set("snapshot_complete", complete)
                .set("properties", object.properties());
    }

    static Row change(Change change, Ranks ranks) {
        Difference difference = change.difference();
        OptionalLong oldRank = change.oldRank(ranks);
        OptionalLong newRank = change.newRank(ranks);
        return row("change", change.key().tenant(), change.takenAt(), change.id() + "#" + change.state().text())
                .set("change_id", change.id()).set("state", change.state().text()).set("kind", difference.kind().text())
                .set("object_type", change.key().type()).set("object_id", change.key().id()).set("object_name", change.objectName())
                .set("property", difference.property())
                .set("old_value", difference.kind() == ChangeKind.CREATED ? null : Canonical.text(difference.oldValue()))
                .set("new_value", difference.kind() == ChangeKind.REMOVED ? null : Canonical.text(difference.newValue()))
                .set("old_rank", boxed(oldRank)).set("new_rank", boxed(newRank)).set("strength", Ranks.strength(oldRank, newRank).text())
                .set("previous_snapshot", change.previous())
                .set("ticket", change.ticket()).set("approver", change.approver())
                .set("actor_id", change.actorId()).set("actor_event_id", change.actorEventId());
    }

    static Row row(String stream, String tenant, Instant time, String eventId) {
        return new Row(Schema.current().stream(stream)).set("time", time).set("event_id", eventId).set("tenant", tenant).set("product", PRODUCT);
    }

    private static Object boxed(OptionalLong rank) {
        return rank.isPresent() ? rank.getAsLong() : null;
    }
}

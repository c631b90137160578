package dev.postern.console;

import dev.postern.console.access.AccessEvent;
import dev.postern.evaluate.AlertActs;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.sink.local.ActRows;
import java.util.UUID;

/** What happens at the door of the console as rows of stream {@code audit}. */
public final class AccessRows {
    private AccessRows() {
    }

    /** One row for one event; a failed login whose typed name cannot be one has no actor. */
    public static Row row(AccessEvent event) {
        String name = event.name().isEmpty() ? null : event.name();
        return new Row(Schema.current().stream("audit"))
                .set("time", event.time())
                .set("event_id", AlertActs.SOURCE + ":" + UUID.randomUUID())
                .set("product", ActRows.PRODUCT)
                .set("record_type", ActRows.RECORD_TYPE)
                .set("workload", ActRows.PRODUCT)
                .set("operation", operation(event.kind()))
                .set("result", event.kind() == AccessEvent.Kind.LOGIN || event.kind() == AccessEvent.Kind.LOGOUT ? "success" : "failure")
                .set("result_detail", event.kind() == AccessEvent.Kind.THROTTLED ? "too many tries" : null)
                .set("actor", name)
                .set("actor_id", name)
                .set("actor_type", "regular")
                .set("client_ip", event.address())
                .set("object_type", "console");
    }

    private static String operation(AccessEvent.Kind kind) {
        return switch (kind) {
            case LOGIN, FAILED_LOGIN, THROTTLED -> "Login-Console";
            case LOGOUT -> "Logout-Console";
        };
    }
}

package dev.postern.console;

import dev.postern.schema.Row;

/**
 * A row on the time line of an alert.
 *
 * @param why   evidence, same actor or same object
 * @param what  what happened
 * @param on    on which object, or with which message
 * @param who   the actor, or the sender
 * @param from  the address it came from; empty where unknown
 */
record TimelineEntry(String time, String why, String what, String on, String who, String from) {
    static final String EVIDENCE = "evidence";

    static TimelineEntry of(Row row, String why) {
        return switch (row.schema().name()) {
            case "message" -> new TimelineEntry(Times.utc(row.time()), why, "mail: " + Words.orEmpty(row.text("event")),
                    joined(row.text("connector"), row.text("subject")),
                    joined(row.text("sender"), row.text("recipient")), Words.orEmpty(row.text("client_ip")));
            case "change" -> new TimelineEntry(Times.utc(row.time()), why,
                    "snapshot: " + Words.orEmpty(row.text("property")) + " " + Words.orEmpty(row.text("kind")) + ", " + Words.orEmpty(row.text("state")),
                    Words.orEmpty(row.text("object_name")), Words.orEmpty(row.text("actor_id")), "");
            default -> new TimelineEntry(Times.utc(row.time()), why,
                    Words.orEmpty(row.text("operation")) + ("failure".equals(row.text("result")) ? " (failed)" : ""),
                    joined(Words.kind(row.text("object_type")), row.text("object_name")), Words.orEmpty(row.text("actor_id")),
                    Words.orEmpty(row.text("client_ip")));
        };
    }

    private static String joined(String one, String other) {
        return one == null || one.isEmpty() || other == null || other.isEmpty() ? Words.orEmpty(one) + Words.orEmpty(other) : one + ": " + other;
    }

    boolean evidence() {
        return why.equals(EVIDENCE);
    }
}

package dev.postern.console;

import dev.postern.schema.Row;

/** A change of an object as a line of its history; absent texts are empty. */
record ChangeLine(String time, String kind, String property, String before, String after, String strength, String state, String actor,
        String ticket, String approver) {

    static ChangeLine of(Row change) {
        String property = change.text("property");
        return new ChangeLine(Times.utc(change.time()), Words.orEmpty(change.text("kind")), "*".equals(property) ? "whole object" : property,
                value(change, "old_value"), value(change, "new_value"), Words.orEmpty(change.text("strength")),
                Words.orEmpty(change.text("state")), Words.orEmpty(change.text("actor_id")), Words.orEmpty(change.text("ticket")),
                Words.orEmpty(change.text("approver")));
    }

    private static String value(Row change, String field) {
        return change.text(field) == null ? "not there" : Values.text(change.text(field));
    }
}

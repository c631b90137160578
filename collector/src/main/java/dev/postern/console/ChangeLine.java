package dev.postern.console;

import dev.postern.schema.Row;
import java.util.List;

/** A change of an object as a line of its history; absent texts are empty. */
record ChangeLine(String time, String kind, String property, List<Piece> before, List<Piece> after, String strength, String state, String actor,
        String ticket, String approver) {

    static ChangeLine of(Row change) {
        Piece.Sides sides = sides(change.text("old_value"), change.text("new_value"));
        String property = change.text("property");
        return new ChangeLine(Times.utc(change.time()), Words.orEmpty(change.text("kind")), "*".equals(property) ? "whole object" : property,
                sides.before(), sides.after(), Words.orEmpty(change.text("strength")),
                Words.orEmpty(change.text("state")), Words.orEmpty(change.text("actor_id")), Words.orEmpty(change.text("ticket")),
                Words.orEmpty(change.text("approver")));
    }

    /** An object that came or went has one side only. */
    private static Piece.Sides sides(String before, String after) {
        if (before != null && after != null) {
            return Piece.compare(read(before), read(after));
        }
        return new Piece.Sides(side(before), side(after));
    }

    private static List<Piece> side(String value) {
        return List.of(value == null ? new Piece("not there", false) : new Piece(Values.text(read(value)), true));
    }

    /** Lists are written as JSON into the text of a change. */
    private static Object read(String value) {
        return Values.list(value).<Object>map(list -> list).orElse(value);
    }
}

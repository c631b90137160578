package dev.postern.console;

import dev.postern.schema.Row;

/** A row word for word: its heading and its fields as formatted JSON. */
record RawRow(String heading, String json) {
    static RawRow of(Row row) {
        return new RawRow(row.schema().name() + " " + Times.utc(row.time()) + " " + row.eventId(), Values.json(row));
    }
}

package dev.postern.baseline;

import dev.postern.schema.Row;
import dev.postern.source.Reading;
import java.util.List;

/** The {@code config} rows of one snapshot by itself, as the baseline sends them at first sight. */
public final class ConfigRows {
    private ConfigRows() {
    }

    public static List<Row> of(String tenant, Reading.Snapshot snapshot) {
        return snapshot.objects().stream().map(object -> BaselineRows.config(
                new ObjectKey(tenant, snapshot.organization(), object.type(), object.id()), object, snapshot.takenAt(), snapshot.complete())).toList();
    }
}

package dev.postern.baseline;

import dev.postern.outbox.DocumentChanges;
import dev.postern.schema.Row;
import java.util.List;

/**
 * What one call of the {@link Baseline} brought; both parts belong into the caller's transaction.
 *
 * @param rows      {@code config}, {@code change} and {@code list} rows; observed time, source and collector are not set
 * @param documents documents to write with them
 */
public record BaselineResult(List<Row> rows, DocumentChanges documents) {
    public BaselineResult {
        rows = List.copyOf(rows);
    }
}

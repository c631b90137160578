package dev.postern.source;

import dev.postern.schema.Row;
import java.util.List;

/** Makes rows of the records of one CSV file. Not thread-safe. */
@FunctionalInterface
public interface CsvMapper {
    List<Row> rows(NativeRecord record, CsvFields fields) throws RejectedRecord;
}

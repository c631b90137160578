package dev.postern.source;

import java.io.IOException;
import java.util.Optional;

/** Reads one file record by record. Not thread-safe. */
public interface RecordReader {
    /**
     * The next record, read or rejected; empty where the file holds no further complete record now.
     *
     * @param complete true where the file is not going to grow: an unterminated last record is read as it stands
     */
    Optional<Reading> next(boolean complete) throws IOException;

    /** Where the last record ended. A reader opened there goes on with the same readings. */
    FileMark mark();
}

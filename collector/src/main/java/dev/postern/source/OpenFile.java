package dev.postern.source;

import dev.postern.io.FileContent;
import dev.postern.io.FileEntry;
import dev.postern.io.FileTree;
import java.io.IOException;
import java.util.Optional;

/**
 * A file that is being read.
 *
 * @param entry   the file as the listing saw it
 * @param quiet   whether nobody has written to it for long enough
 * @param growing whether somebody may write to it while it is read
 */
record OpenFile(FileEntry entry, FileContent content, FileFormat format, RecordReader reader, boolean quiet, boolean growing) {
    /** The next record; an unterminated one only where the file is quiet and has not been written to since it was listed. */
    Optional<Reading> next(FileTree files) throws IOException {
        if (!growing) {
            return reader.next(true);
        }
        Optional<Reading> reading = reader.next(false);
        if (reading.isPresent() || !quiet) {
            return reading;
        }
        return files.find(entry.path()).filter(entry::equals).isPresent() ? reader.next(true) : reading;
    }

    void close() {
        try {
            content.close();
        } catch (IOException e) {
            // Nothing was written through it, and what was read has been taken.
            return;
        }
    }
}

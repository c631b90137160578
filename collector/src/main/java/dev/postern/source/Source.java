package dev.postern.source;

import java.util.Optional;

/**
 * Something that records are read from. A source keeps no promise of its own: it reads from the cursor that it is given, and
 * reading twice from one cursor yields the same records with the same event ids. Not thread-safe.
 */
public interface Source extends AutoCloseable {
    /** Name of this source in the configuration; the key of its cursor. */
    String name();

    /**
     * Reads the next records.
     *
     * @param cursor what the last committed page carried; empty at the very first read
     * @param limit  most records to read; a page may hold fewer
     * @throws SourceException where nothing can be read now; the harvest backs off and tries again
     */
    Page read(Optional<String> cursor, int limit) throws SourceException;

    @Override
    void close();
}

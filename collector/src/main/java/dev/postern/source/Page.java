package dev.postern.source;

import java.util.List;

/**
 * What one read brought.
 *
 * @param readings in the order of the source
 * @param cursor   where the next read begins; committed together with the readings, opaque to all but the source
 * @param more     true where the source has more right now
 */
public record Page(List<Reading> readings, String cursor, boolean more) {
    public Page {
        readings = List.copyOf(readings);
    }
}

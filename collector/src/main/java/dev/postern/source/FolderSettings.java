package dev.postern.source;

import java.time.Duration;

/**
 * Where a {@link FolderSource} reads and how.
 *
 * @param place   a file, a folder (read with all folders below it) or a glob
 * @param growing true in service, where another program still writes: an unterminated last record waits for its end; false in
 *                replay, where it is read as it stands
 * @param quiet   in service, how long a file must have been left alone before its unterminated last record is read
 */
public record FolderSettings(String place, boolean growing, Duration quiet, ReadLimits limits) {
    /** Files that another program still writes. */
    public static FolderSettings growing(String place) {
        return new FolderSettings(place, true, Duration.ofMinutes(5), ReadLimits.DEFAULT);
    }

    /** Files as they stand. */
    public static FolderSettings complete(String place) {
        return new FolderSettings(place, false, Duration.ZERO, ReadLimits.DEFAULT);
    }

    public FolderSettings withLimits(ReadLimits newLimits) {
        return new FolderSettings(place, growing, quiet, newLimits);
    }
}

package dev.postern.source.tracking;

import dev.postern.source.FileFormat;
import java.util.List;

/** The file formats of this source. */
public final class TrackingFormats {
    private TrackingFormats() {
    }

    /** {@code message-tracking} and {@code historical-search-csv}. */
    public static List<FileFormat> all() {
        return List.of(new MessageTrackingLog(), new HistoricalSearchCsv());
    }
}

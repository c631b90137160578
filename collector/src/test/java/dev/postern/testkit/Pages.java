package dev.postern.testkit;

import dev.postern.schema.Row;
import dev.postern.source.Page;
import dev.postern.source.Reading;
import dev.postern.source.Source;
import dev.postern.source.SourceException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads sources page by page and makes readings comparable. */
public final class Pages {
    private Pages() {
    }

    /** Everything that one instance reads from a cursor on. */
    public static List<Reading> all(Source source, Optional<String> cursor, int limit) throws SourceException {
        List<Reading> readings = new ArrayList<>();
        Page page = source.read(cursor, limit);
        readings.addAll(page.readings());
        while (page.more()) {
            page = source.read(Optional.of(page.cursor()), limit);
            readings.addAll(page.readings());
        }
        return readings;
    }

    /** Everything, with a new instance for each page. */
    public static List<Reading> resuming(Supplier<Source> instances, int limit) throws SourceException {
        List<Reading> readings = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        boolean more = true;
        while (more) {
            try (Source source = instances.get()) {
                Page page = source.read(cursor, limit);
                readings.addAll(page.readings());
                more = page.more();
                cursor = Optional.of(page.cursor());
            }
        }
        return readings;
    }

    /** One text for each reading; equal texts are equal readings. */
    public static List<String> texts(List<Reading> readings) {
        return readings.stream().map(Pages::text).toList();
    }

    private static String text(Reading reading) {
        return reading instanceof Reading.Rejected rejected
                ? rejected.position() + " rejected: " + rejected.reason() + " " + HexFormat.of().formatHex(rejected.excerpt()) : reading.toString();
    }

    /** All rows of the readings. */
    public static List<Row> rows(List<Reading> readings) {
        List<Row> rows = new ArrayList<>();
        for (Reading reading : readings) {
            if (reading instanceof Reading.Rows read) {
                rows.addAll(read.rows());
            }
        }
        return rows;
    }

    /** All rejections of the readings. */
    public static List<Reading.Rejected> rejected(List<Reading> readings) {
        List<Reading.Rejected> rejected = new ArrayList<>();
        for (Reading reading : readings) {
            if (reading instanceof Reading.Rejected bad) {
                rejected.add(bad);
            }
        }
        return rejected;
    }
}

package dev.postern.app;

import dev.postern.io.LocalFiles;
import dev.postern.source.FolderSettings;
import dev.postern.source.FolderSource;
import dev.postern.source.FormatDetector;
import dev.postern.source.Page;
import dev.postern.source.ReadLimits;
import dev.postern.source.Reading;
import dev.postern.source.Source;
import dev.postern.source.SourceException;
import dev.postern.source.namedlist.NamedListSource;
import dev.postern.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads whole files once, outside any service: what {@code parse}, {@code replay} and {@code demo} share. */
final class RecordFeed {
    private static final int PAGE = 2000;

    private RecordFeed() {
    }

    /** @throws CommandException where the file cannot be read */
    static void read(InputFile.Records input, Clock clock, Consumer<Reading> readings) {
        read(new FolderSource(Formats.sourceType(input.format()), FolderSettings.complete(input.file().path()),
                new FormatDetector(List.of(input.format())), new LocalFiles(), clock), readings);
    }

    static void read(InputFile.NamedList input, Clock clock, Consumer<Reading> readings) {
        read(new NamedListSource("named-lists", input.file().path(), Duration.ofHours(6), ReadLimits.DEFAULT, new LocalFiles(), clock), readings);
    }

    private static void read(Source source, Consumer<Reading> readings) {
        try (source) {
            Optional<String> cursor = Optional.empty();
            boolean more = true;
            while (more) {
                Page page = source.read(cursor, PAGE);
                page.readings().forEach(readings);
                cursor = Optional.of(page.cursor());
                more = page.more();
            }
        } catch (SourceException e) {
            throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
        }
    }
}

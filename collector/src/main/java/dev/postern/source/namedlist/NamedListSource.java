package dev.postern.source.namedlist;

import dev.postern.io.FileContent;
import dev.postern.io.FileEntry;
import dev.postern.io.FileProblem;
import dev.postern.io.FileTree;
import dev.postern.schema.IpRange;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.schema.StreamSchema;
import dev.postern.source.Page;
import dev.postern.source.Position;
import dev.postern.source.ReadLimits;
import dev.postern.source.Reading;
import dev.postern.source.RecordDigest;
import dev.postern.source.Source;
import dev.postern.source.SourceException;
import dev.postern.time.Clock;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A folder of lists, {@code <list-name>.csv} each. A changed list goes out as a complete new generation, an unchanged one again
 * after the refresh time; all rows of a generation are one reading. A list without an entry sends nothing.
 */
public final class NamedListSource implements Source {
    private static final String SUFFIX = ".csv";
    private static final StreamSchema STREAM = Schema.current().stream("list");

    private final String name;
    private final String folder;
    private final Duration refresh;
    private final ReadLimits limits;
    private final FileTree files;
    private final Clock clock;

    /** @param refresh how long a generation stands before it is sent again unchanged; rules expect six hours */
    public NamedListSource(String name, String folder, Duration refresh, ReadLimits limits, FileTree files, Clock clock) {
        this.name = name;
        this.folder = folder;
        this.refresh = refresh;
        this.limits = limits;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Page read(Optional<String> cursor, int limit) throws SourceException {
        Map<String, ListCursor.Sent> sent = cursor.isPresent() ? ListCursor.read(name, cursor.get()) : new TreeMap<>();
        Map<String, ListCursor.Sent> next = new TreeMap<>();
        List<Reading> readings = new ArrayList<>();
        boolean more = false;
        for (FileEntry file : listing()) {
            String list = file.name().substring(0, file.name().length() - SUFFIX.length()).toLowerCase(Locale.ROOT);
            ListCursor.Sent last = sent.get(list);
            if (readings.size() < limit) {
                last = read(file, list, last, readings);
            } else {
                more = true;
            }
            if (last != null) {
                next.put(list, last);
            }
        }
        return new Page(readings, ListCursor.write(next), more && !readings.isEmpty());
    }

    private List<FileEntry> listing() throws SourceException {
        try {
            return files.list(folder).stream().filter(file -> file.name().toLowerCase(Locale.ROOT).endsWith(SUFFIX)).toList();
        } catch (NoSuchFileException e) {
            throw new SourceException("source " + name + " finds no folder " + folder + "; check the path in its configuration", e);
        } catch (IOException e) {
            throw new SourceException("source " + name + " cannot list " + folder + " (" + FileProblem.reason(e)
                    + "); check that the collector's account may read the folder", e);
        }
    }

    private ListCursor.Sent read(FileEntry file, String list, ListCursor.Sent last, List<Reading> readings) throws SourceException {
        byte[] bytes;
        try (FileContent content = files.open(file.path())) {
            bytes = content.read(0, (int) Math.min(file.size(), limits.fileBytes()));
            String digest = new RecordDigest().of(bytes, 0, bytes.length);
            Instant now = clock.now();
            boolean changed = last == null || !last.digest().equals(digest);
            if (!changed && now.toEpochMilli() - last.generation() < refresh.toMillis()) {
                return last;
            }
            ListFile read = ListFile.read(name, file, bytes, limits);
            if (changed) {
                readings.addAll(read.rejected());
            }
            if (!read.entries().isEmpty()) {
                readings.add(new Reading.Rows(new Position(file.path(), 0, 1), rows(list, now, read.entries())));
            }
            return new ListCursor.Sent(digest, now.toEpochMilli());
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new SourceException("source " + name + " cannot read " + file.path() + " (" + FileProblem.reason(e)
                    + "); check that the collector's account may read it", e);
        }
    }

    private List<Row> rows(String list, Instant now, List<ListEntry> entries) {
        long generation = now.toEpochMilli();
        List<Row> rows = new ArrayList<>();
        for (ListEntry entry : entries) {
            long position = rows.size() + 1L;
            Optional<IpRange> range = IpRange.parse(entry.entry());
            rows.add(new Row(STREAM)
                    .set("time", Instant.ofEpochMilli(generation))
                    .set("event_id", name + ":" + list + ":" + generation + ":" + position)
                    .set("product", "Postern")
                    .set("list", list)
                    .set("generation", generation)
                    .set("entries", (long) entries.size())
                    .set("position", position)
                    .set("entry", entry.entry())
                    .set("lo", range.map(IpRange::lo).orElse(null))
                    .set("hi", range.map(IpRange::hi).orElse(null))
                    .set("note", entry.note().isEmpty() ? null : entry.note()));
        }
        return rows;
    }

    @Override
    public void close() {
        // Nothing is kept open between reads.
    }
}

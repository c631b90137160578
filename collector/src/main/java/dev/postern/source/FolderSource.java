package dev.postern.source;

import dev.postern.io.FileContent;
import dev.postern.io.FileEntry;
import dev.postern.io.FileProblem;
import dev.postern.io.FileTree;
import dev.postern.time.Clock;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the files of a place, in the order of their paths, each from where the cursor left it. A renamed file keeps its
 * place; a file that shrank or whose read bytes changed is read anew; a vanished file is dropped. A file of no known format
 * is one rejected record. The cursor is authoritative: what is kept between reads only saves opening and listing again.
 */
public final class FolderSource implements Source {
    private final String name;
    private final FolderSettings settings;
    private final FormatDetector detector;
    private final FileTree files;
    private final Clock clock;
    private final Map<String, FileEntry> verified = new LinkedHashMap<>();

    private Optional<String> lastCursor = Optional.empty();
    private Map<String, FileState> states = new LinkedHashMap<>();
    private Deque<FileEntry> pass = new ArrayDeque<>();
    private Optional<OpenFile> open = Optional.empty();

    public FolderSource(String name, FolderSettings settings, FormatDetector detector, FileTree files, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.detector = detector;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Page read(Optional<String> cursor, int limit) throws SourceException {
        if (cursor.isEmpty() || !cursor.equals(lastCursor)) {
            restart(cursor);
        }
        if (open.isEmpty() && pass.isEmpty()) {
            beginPass();
        }
        List<Reading> readings = new ArrayList<>();
        Optional<IOException> failure = fill(readings, limit);
        if (readings.isEmpty() && failure.isPresent()) {
            restart(cursor);
            throw new SourceException("source " + name + " cannot read " + failure.get().getMessage()
                    + "; check that the file is there and that the collector's account may read it", failure.get());
        }
        String next = FolderCursor.write(states.values());
        lastCursor = Optional.of(next);
        return new Page(readings, next, open.isPresent() || !pass.isEmpty());
    }

    private Optional<IOException> fill(List<Reading> readings, int limit) {
        Optional<IOException> failure = Optional.empty();
        long bytes = 0;
        while (readings.size() < limit && bytes < settings.limits().pageBytes()) {
            if (open.isEmpty() && pass.isEmpty()) {
                break;
            }
            String path = open.map(file -> file.entry().path()).orElseGet(() -> pass.peek().path());
            try {
                if (open.isEmpty()) {
                    open = openNext(pass.poll(), readings);
                    continue;
                }
                OpenFile file = open.get();
                long before = file.reader().mark().stored();
                Optional<Reading> reading = file.next(files);
                reading.ifPresent(readings::add);
                bytes += file.reader().mark().stored() - before;
                if (reading.isEmpty()) {
                    settle(file);
                    closeFile();
                }
            } catch (NoSuchFileException e) {
                states.remove(path);
                closeFile();
            } catch (IOException e) {
                failure = Optional.of(new IOException(path + " (" + FileProblem.reason(e) + ")", e));
                open.ifPresent(this::settleQuietly);
                closeFile();
            }
        }
        open.ifPresent(this::settleQuietly);
        return failure;
    }

    private Optional<OpenFile> openNext(FileEntry entry, List<Reading> readings) throws IOException {
        FileState state = states.get(entry.path());
        if (entry.size() == 0 || state != null && (state.refused() || state.mark().stored() == entry.size())) {
            return Optional.empty();
        }
        FileContent content = files.open(entry.path());
        Optional<OpenFile> file = Optional.empty();
        try {
            file = openNext(content, entry, readings);
        } finally {
            if (file.isEmpty()) {
                content.close();
            }
        }
        return file;
    }

    private Optional<OpenFile> openNext(FileContent content, FileEntry entry, List<Reading> readings) throws IOException {
        FileState state = states.get(entry.path());
        FileHead head = FileHead.read(content, entry);
        boolean quiet = !settings.growing() || !clock.now().isBefore(entry.modified().plus(settings.quiet()));
        FileFormat format = state == null ? null : detector.named(state.format()).orElse(null);
        if (format == null) {
            FormatDetector.Detection detection = detector.detect(head);
            boolean certain = detector.foreign(head) || head.json().json() && detection instanceof FormatDetector.Supported;
            if (!quiet && !head.hasLine() && !certain) {
                return Optional.empty();
            }
            if (detection instanceof FormatDetector.Refused refused) {
                readings.add(new Reading.Rejected(new Position(entry.path(), 0, 0), refused.sentence(), head.excerpt(Reading.Rejected.EXCERPT_BYTES)));
                states.put(entry.path(), FileState.of(content, entry, "", false, FileMark.START));
                return Optional.empty();
            }
            format = ((FormatDetector.Supported) detection).format();
        }
        FileMark mark = state == null ? FileMark.START : state.mark();
        FileContext context = new FileContext(name, entry, head.encoding(), content, settings.limits());
        return Optional.of(new OpenFile(entry, content, format, format.open(context, mark), quiet, settings.growing()));
    }

    /** Decides for each listed file whether the cursor knows it, by its path first and then by its bytes. */
    private void beginPass() throws SourceException {
        Map<String, FileState> known = states;
        Map<String, FileState> kept = new LinkedHashMap<>();
        List<FileEntry> strangers = new ArrayList<>();
        List<FileEntry> listing = list();
        for (FileEntry entry : listing) {
            FileState state = known.get(entry.path());
            if (state != null && unchanged(entry, state)) {
                kept.put(entry.path(), state);
            } else {
                strangers.add(entry);
            }
        }
        List<FileState> lost = new ArrayList<>(known.values());
        lost.removeIf(state -> kept.containsKey(state.path()) || state.head().length() == 0);
        for (FileEntry entry : strangers) {
            lost.stream().filter(state -> unchanged(entry, state)).findFirst().ifPresent(state -> {
                lost.remove(state);
                kept.put(entry.path(), state.movedTo(entry.path()));
            });
        }
        states = new LinkedHashMap<>();
        listing.stream().map(FileEntry::path).filter(kept::containsKey).forEach(path -> states.put(path, kept.get(path)));
        verified.clear();
        listing.stream().filter(entry -> kept.containsKey(entry.path())).forEach(entry -> verified.put(entry.path(), entry));
        pass = new ArrayDeque<>(listing);
    }

    private boolean unchanged(FileEntry entry, FileState state) {
        boolean whole = detector.named(state.format()).map(FileFormat::whole).orElse(false);
        if (whole && entry.size() != state.mark().stored()) {
            return false;
        }
        if (entry.path().equals(state.path()) && entry.equals(verified.get(entry.path()))) {
            return true;
        }
        try {
            return state.fits(files, entry);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            // It cannot be read now: no verdict, the file keeps its place and reading it will say why.
            return entry.path().equals(state.path());
        }
    }

    private List<FileEntry> list() throws SourceException {
        try {
            return files.list(settings.place());
        } catch (NoSuchFileException e) {
            throw new SourceException("source " + name + " finds no file or folder " + settings.place() + "; check the path in its configuration", e);
        } catch (IOException e) {
            throw new SourceException("source " + name + " cannot list " + settings.place() + " (" + FileProblem.reason(e)
                    + "); check that the collector's account may read the folder", e);
        }
    }

    private void settle(OpenFile file) throws IOException {
        states.put(file.entry().path(), FileState.of(file.content(), file.entry(), file.format().name(), file.format().whole(), file.reader().mark()));
    }

    private void settleQuietly(OpenFile file) {
        try {
            settle(file);
        } catch (IOException e) {
            // Without digests the file is known by its path and place alone, until it can be read again.
            FileState state = states.get(file.entry().path());
            Fingerprint head = state == null ? Fingerprint.NONE : state.head();
            states.put(file.entry().path(), new FileState(file.entry().path(), file.format().name(), head, Fingerprint.NONE, file.reader().mark()));
        }
    }

    private void restart(Optional<String> cursor) throws SourceException {
        closeFile();
        pass = new ArrayDeque<>();
        states = new LinkedHashMap<>();
        verified.clear();
        lastCursor = Optional.empty();
        if (cursor.isPresent()) {
            for (FileState state : FolderCursor.read(name, cursor.get())) {
                states.put(state.path(), state);
            }
        }
    }

    private void closeFile() {
        open.ifPresent(OpenFile::close);
        open = Optional.empty();
    }

    @Override
    public void close() {
        closeFile();
    }
}

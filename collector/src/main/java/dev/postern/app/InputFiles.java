package dev.postern.app;

import dev.postern.io.FileEntry;
import dev.postern.io.FileProblem;
import dev.postern.io.LocalFiles;
import dev.postern.source.FileHead;
import dev.postern.source.FormatDetector;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the files that a command was given and tells what they are. */
final class InputFiles {
    private final LocalFiles files = new LocalFiles();
    private final FormatDetector detector;

    InputFiles(FormatDetector detector) {
        this.detector = detector;
    }

    /** @throws CommandException where a path does not exist or cannot be listed */
    List<InputFile> find(List<String> places) {
        List<InputFile> found = new ArrayList<>();
        for (String place : places) {
            try {
                for (FileEntry entry : files.list(place)) {
                    found.add(tell(entry));
                }
            } catch (NoSuchFileException e) {
                throw new CommandException(ExitCode.USAGE, "there is no file or folder " + place + ", or this account may not see it", e);
            } catch (IOException e) {
                throw new CommandException(ExitCode.FAILED, FileProblem.sentence(e), e);
            }
        }
        return found;
    }

    private InputFile tell(FileEntry entry) {
        try {
            FileHead head = FileHead.read(files, entry);
            Set<String> columns = columns(head.text());
            if (columns.contains("ticket") && columns.contains("object_type") && columns.contains("object")) {
                return new InputFile.Register(entry);
            }
            if (columns.contains("entry") && columns.size() <= 3 && entry.name().endsWith(".csv")) {
                return new InputFile.NamedList(entry);
            }
            FormatDetector.Detection detection = detector.detect(head);
            return detection instanceof FormatDetector.Supported supported ? new InputFile.Records(entry, supported.format())
                    : new InputFile.Refused(entry, ((FormatDetector.Refused) detection).sentence());
        } catch (IOException e) {
            return new InputFile.Refused(entry, entry.path() + ": " + FileProblem.sentence(e));
        }
    }

    private static Set<String> columns(String text) {
        String line = text.lines().findFirst().orElse("");
        return Stream.of(line.split(",")).map(column -> column.strip().replace("\"", "").toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}

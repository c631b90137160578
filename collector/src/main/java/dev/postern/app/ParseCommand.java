package dev.postern.app;

import dev.postern.baseline.ConfigRows;
import dev.postern.event.NdjsonCodec;
import dev.postern.event.RowCodec;
import dev.postern.rules.parse.NearestName;
import dev.postern.schema.Row;
import dev.postern.source.FileFormat;
import dev.postern.source.FormatDetector;
import dev.postern.source.Reading;
import dev.postern.time.SystemClock;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern parse}. */
@Command(name = "parse", mixinStandardHelpOptions = true,
        description = "Prints the normalised rows of native records, one JSON object a line. Rejected records go to standard error with the reason.")
final class ParseCommand implements Callable<Integer> {
    private static final String AUTO = "auto";

    private final PrintStream out;
    private final PrintStream err;
    private final RowCodec codec = NdjsonCodec.readable();
    private long rejected;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "files or folders")
    private List<String> places;

    @Option(names = "--format", defaultValue = AUTO, description = "format of the files, or auto (default: ${DEFAULT-VALUE})")
    private String format;

    ParseCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        FormatDetector all = Formats.detector();
        FormatDetector detector = format.equals(AUTO) ? all : new FormatDetector(List.of(all.named(format).orElseThrow(() -> unknown(all))));
        List<InputFile> inputs = new InputFiles(detector).find(places);
        long refused = 0;
        for (InputFile input : inputs) {
            if (input instanceof InputFile.Records records) {
                RecordFeed.read(records, new SystemClock(), this::print);
            } else if (input instanceof InputFile.NamedList list) {
                RecordFeed.read(list, new SystemClock(), this::print);
            } else {
                refused++;
                err.println("postern: " + Terminal.safe(input instanceof InputFile.Refused file ? file.sentence()
                        : input.file().path() + ": is a change register, which has no rows; replay and run use it"));
            }
        }
        out.flush();
        return refused == inputs.size() ? ExitCode.USAGE : refused + rejected > 0 ? ExitCode.REJECTED : ExitCode.DONE;
    }

    private CommandException unknown(FormatDetector all) {
        List<String> names = all.formats().stream().map(FileFormat::name).toList();
        return new CommandException(ExitCode.USAGE, "unknown format '" + format + "'" + NearestName.find(format, names)
                .map(near -> "; did you mean '" + near + "'?").orElse("; formats are auto, " + String.join(", ", names)));
    }

    private void print(Reading reading) {
        if (reading instanceof Reading.Rows rows) {
            rows.rows().forEach(this::print);
        } else if (reading instanceof Reading.Rejected record) {
            rejected++;
            err.println("postern: " + Terminal.safe(record.position() + ": " + record.reason()));
        } else if (reading instanceof Reading.Snapshot snapshot) {
            ConfigRows.of(snapshot.organization(), snapshot).forEach(this::print);
            snapshot.warnings().forEach(warning -> err.println("postern: " + Terminal.safe(snapshot.position().file() + ": incomplete: " + warning)));
        }
    }

    private void print(Row row) {
        try {
            codec.encode(row, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

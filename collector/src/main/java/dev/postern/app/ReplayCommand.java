package dev.postern.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern replay}. */
@Command(name = "replay", mixinStandardHelpOptions = true,
        description = "Reads files of any supported format, puts their events in the order of time, runs every rule and prints the alerts. "
                + "Named lists (<name>.csv with a column 'entry') and a change register (CSV with the columns ticket, object_type, object …) "
                + "among the files are used. Nothing is kept.")
final class ReplayCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "what to read; folders with all below them")
    private List<String> places;

    @Option(names = "--json", description = "alerts as a JSON array")
    private boolean json;

    @Option(names = "--tenant", defaultValue = "replay", description = "name of the mail organisation (default: ${DEFAULT-VALUE})")
    private String tenant;

    ReplayCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        List<InputFile> inputs = new InputFiles(Formats.detector()).find(places);
        long refused = inputs.stream().filter(InputFile.Refused.class::isInstance).count();
        Path scratch = Files.createTempDirectory("postern-replay-");
        try {
            ReplayRun.Outcome outcome = new ReplayRun(inputs, tenant, err).run(scratch);
            ReplayRun.explain(outcome.result(), err);
            if (json) {
                AlertJson.print(outcome.alerts(), out);
            } else {
                AlertTable.print(outcome.alerts(), out);
            }
            out.flush();
            var harvest = outcome.result().harvest();
            err.printf("postern: %d files read, %d refused; %d rows, %d duplicates, %d records rejected%n", inputs.size() - refused, refused,
                    harvest.read() - harvest.rejected(), harvest.duplicates(), harvest.rejected());
            return refused == inputs.size() ? ExitCode.USAGE : refused + harvest.rejected() > 0 ? ExitCode.REJECTED : ExitCode.DONE;
        } finally {
            delete(scratch);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

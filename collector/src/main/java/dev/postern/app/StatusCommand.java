package dev.postern.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.config.ConfigReader;
import dev.postern.console.StatusReport;
import dev.postern.net.LocalApiClient;
import dev.postern.outbox.Home;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.time.Clock;
import dev.postern.time.SystemClock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code postern status}: from the running service where one owns the home, else from the home itself. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Lag, backlog, dead letters and last errors of a home.")
final class StatusCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final Clock clock = new SystemClock();

    @ArgGroup(multiplicity = "1")
    private Place place;

    @Option(names = "--json", description = "as JSON")
    private boolean json;

    private static final class Place {
        @Option(names = "--config", paramLabel = "FILE", description = "the service's configuration")
        private Optional<Path> config;

        @Option(names = "--home", paramLabel = "DIR", description = "the home folder")
        private Optional<Path> home;
    }

    StatusCommand(PrintStream out, PrintStream err) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = place.home == null || place.home.isEmpty() ? new ConfigReader().read(place.config.orElseThrow()).home() : place.home.get();
        JsonNode status = status(home);
        if (json) {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(status));
        } else {
            StatusText.print(status, out);
        }
        return ExitCode.DONE;
    }

    private JsonNode status(Path home) throws IOException, InterruptedException {
        if (!Files.isDirectory(home)) {
            throw new CommandException(ExitCode.USAGE, "there is no home folder " + home + "; name the one that 'postern run' uses");
        }
        try {
            Optional<String> answer = LocalApiClient.get(home, "/api/status");
            if (answer.isPresent()) {
                return JSON.readTree(answer.get());
            }
        } catch (IOException e) {
            // A service that was killed leaves its address behind; the home itself tells then.
        }
        if (!Files.exists(Home.stateFile(home))) {
            throw new CommandException(ExitCode.USAGE, home + " holds no state; 'postern run' has not used it yet");
        }
        try (Home owned = Home.own(home); SqliteOutbox outbox = new SqliteOutbox(owned.stateFile(), OutboxLimits.DEFAULT, clock.now())) {
            return JSON.valueToTree(StatusReport.of(outbox, Optional.empty(), List.of(), Optional.empty(), clock.now()));
        }
    }
}

package dev.postern.app;

import dev.postern.baseline.Approvals;
import dev.postern.config.ConsoleConfig;
import dev.postern.console.ConsoleException;
import dev.postern.console.ConsoleParts;
import dev.postern.console.ConsoleServer;
import dev.postern.demo.Incident;
import dev.postern.demo.SampleSummary;
import dev.postern.demo.SampleTenant;
import dev.postern.io.FileProblem;
import dev.postern.outbox.Home;
import dev.postern.schedule.Timetable;
import dev.postern.time.SystemClock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code postern demo}. */
@Command(name = "demo", mixinStandardHelpOptions = true,
        description = "Makes up a sample tenant, two weeks of synthetic mail and administration, runs it through the whole chain on the embedded "
                + "engine, prints the alerts and serves the console until it is stopped.")
final class DemoCommand implements Callable<Integer> {
    private static final String MARK = "postern-demo";
    private static final String SAMPLE = "sample";
    private static final Duration DELIVER = Duration.ofSeconds(2);
    private static final String TENANT = "sample.example";
    private static final String ENGINE = "engine";

    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--once", description = "print the alerts and end, without the console")
    private boolean once;

    @Option(names = "--port", paramLabel = "N", description = "port of the console (default: 8686, or a free one where that is taken)")
    private Optional<Integer> port;

    @Option(names = "--home", paramLabel = "DIR", description = "folder for the sample and the engine (default: a new folder below the system's temporary one)")
    private Optional<Path> home;

    @Option(names = "--seed", defaultValue = "1", description = "which sample tenant (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--incidents", split = ",", paramLabel = "NAME",
            description = "incidents to stage, by name (default: all); none for a quiet tenant")
    private List<String> incidents;

    @Option(names = "--json", description = "alerts as a JSON array")
    private boolean json;

    DemoCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ConsoleConfig.loopback(port).validate("--port: console");
        Path folder = home.isPresent() ? fresh(home.get()) : Files.createTempDirectory("postern-demo-");
        Files.writeString(folder.resolve(MARK), "A demo of Postern lives here; 'postern demo' may remove and make it anew.\n");
        SampleSummary sample = SampleTenant.generate(folder.resolve(SAMPLE), seed, chosen());
        err.printf("postern: sample tenant (synthetic, seed %d): %d events in %s%n", seed, sample.events(), folder.resolve(SAMPLE));
        List<InputFile> inputs = new InputFiles(Formats.detector()).find(harvested(folder.resolve(SAMPLE)));
        ReplayRun.Outcome outcome = new ReplayRun(inputs, TENANT, err).run(folder.resolve(ENGINE));
        ReplayRun.explain(outcome.result(), err);
        if (json) {
            AlertJson.print(outcome.alerts(), out);
        } else {
            AlertTable.print(outcome.alerts(), out);
        }
        out.flush();
        var harvest = outcome.result().harvest();
        err.printf("postern: %d rows harvested (%d duplicates left out, %d records rejected), %d rows derived; all files are in %s%n",
                harvest.committed(), harvest.duplicates(), harvest.rejected(), harvest.derived(), folder);
        if (!once) {
            serve(folder.resolve(ENGINE));
        }
        return harvest.rejected() > 0 ? ExitCode.REJECTED : ExitCode.DONE;
    }

    /** Serves the console over what the replay left, until SIGINT or SIGTERM. */
    private void serve(Path engine) throws InterruptedException {
        SystemClock clock = new SystemClock();
        Engine chain = new Engine(Home.own(engine), Engine.Settings.replay(clock, Approvals.none()));
        DemoUser user = DemoUser.make();
        ConsoleServer console = console(chain.console(clock, user.access(clock, chain.accessLog(TENANT))));
        Timetable timetable = new Timetable("demo");
        timetable.every("deliver", DELIVER, () -> chain.shippers().forEach(shipper -> shipper.ship(() -> false)));
        timetable.start();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            console.close();
            timetable.close();
            chain.close();
            stopped.countDown();
        }, "stop"));
        PrintStream people = json ? err : out;
        people.println("Console: " + console.address());
        people.println("Log in to act as: " + DemoUser.NAME + " / " + user.password());
        people.flush();
        stopped.await();
    }

    private ConsoleServer console(ConsoleParts parts) {
        try {
            return ConsoleServer.start(ConsoleConfig.loopback(port), parts);
        } catch (ConsoleException e) {
            if (port.isPresent()) {
                throw new CommandException(ExitCode.FAILED, e.getMessage() + " with --port", e);
            }
            return ConsoleServer.start(ConsoleConfig.loopback(Optional.of(0)), parts);
        }
    }

    /** What of a sample tenant is harvested: all but the truth and the words to people. */
    static List<String> harvested(Path sample) {
        return Stream.of("audit", "tracking", "trace", "config", "lists", "approvals.csv").map(part -> sample.resolve(part).toString()).toList();
    }

    private Set<Incident> chosen() {
        if (incidents == null) {
            return EnumSet.allOf(Incident.class);
        }
        EnumSet<Incident> chosen = EnumSet.noneOf(Incident.class);
        for (String name : incidents) {
            if (!name.equalsIgnoreCase("none")) {
                chosen.add(Stream.of(Incident.values()).filter(incident -> incident.name().equalsIgnoreCase(name) || incident.label().equalsIgnoreCase(name))
                        .findFirst().orElseThrow(() -> new CommandException(ExitCode.USAGE, "there is no incident '" + name + "'; incidents are "
                                + String.join(", ", Stream.of(Incident.values()).map(Incident::label).toList()) + " and none")));
            }
        }
        return chosen;
    }

    /** A folder of an earlier demo is emptied; any other that holds something is left alone. */
    private static Path fresh(Path folder) throws IOException {
        if (Files.isRegularFile(folder)) {
            throw new CommandException(ExitCode.USAGE, folder + " is a file; name a folder with --home");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, FileProblem.sentence(e) + "; name another folder with --home", e);
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent() && !Files.exists(folder.resolve(MARK))) {
                throw new CommandException(ExitCode.USAGE, folder + " is not empty and holds no demo; name an empty or new folder with --home");
            }
        }
        for (String part : List.of(SAMPLE, ENGINE)) {
            if (Files.exists(folder.resolve(part))) {
                ReplayCommand.delete(folder.resolve(part));
            }
        }
        return folder;
    }
}

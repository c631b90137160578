package dev.postern.app;

import dev.postern.baseline.Approvals;
import dev.postern.config.ConfigException;
import dev.postern.config.ConfigReader;
import dev.postern.config.ConsoleConfig;
import dev.postern.config.PosternConfig;
import dev.postern.config.SourceConfig;
import dev.postern.console.ConsoleException;
import dev.postern.console.ConsoleServer;
import dev.postern.console.LocalApi;
import dev.postern.console.StatusReport;
import dev.postern.console.access.Access;
import dev.postern.console.access.SessionLimits;
import dev.postern.console.access.UserFile;
import dev.postern.console.access.Users;
import dev.postern.console.access.WatchedUsers;
import dev.postern.harvest.HarvestLimits;
import dev.postern.harvest.Harvester;
import dev.postern.harvest.SinkState;
import dev.postern.io.LocalFiles;
import dev.postern.outbox.Home;
import dev.postern.schedule.HealthRows;
import dev.postern.schedule.Service;
import dev.postern.schedule.SourceRunner;
import dev.postern.schedule.Timetable;
import dev.postern.sink.local.LocalStoreException;
import dev.postern.source.FolderSettings;
import dev.postern.source.FolderSource;
import dev.postern.source.ReadLimits;
import dev.postern.source.Source;
import dev.postern.source.namedlist.NamedListSource;
import dev.postern.time.Clock;
import dev.postern.time.SystemClock;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code postern run}: the service, until SIGTERM or SIGINT. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs the service: harvest, delivery and evaluation by the timetable.")
final class RunCommand implements Callable<Integer> {
    private static final Duration LIST_REFRESH = Duration.ofHours(6);

    private final PrintStream err;
    private final Clock clock = new SystemClock();

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "configuration file (YAML)")
    private Path file;

    RunCommand(PrintStream out, PrintStream err) {
        this.err = err;
    }

    @Override
    public Integer call() throws InterruptedException {
        PosternConfig config = new ConfigReader().read(file);
        checkCron(config);
        Supplier<Approvals> approvals = config.approvals().<Supplier<Approvals>>map(ChangeRegister::new).orElse(Approvals::none);
        Users users = config.console().<Users>map(served -> new WatchedUsers(new UserFile(config.home()))).orElseGet(Users::of);
        config.console().ifPresent(served -> ConsoleServer.check(served, users));
        Engine engine = new Engine(Home.own(config.home()), Engine.Settings.of(config, clock, approvals));
        Map<SourceConfig, SourceRunner> runners = runners(config, engine);
        Service service = new Service(config, runners, engine.shippers(), engine.embedded().map(EmbeddedEngine::evaluator),
                alerts -> engine.embedded().ifPresent(embedded -> embedded.feed().raised(alerts)), engine.committer(), clock,
                new HealthRows(engine.outbox(), runners.values(), engine::sinkStates, config.collectorName()));
        LocalApi api = LocalApi.start(config.home(), () -> StatusReport.of(engine.outbox(),
                Optional.of(runners.values().stream().map(SourceRunner::status).toList()),
                engine.sinkStates(), alerts(engine), clock.now()));
        Optional<ConsoleServer> console = config.console().map(served -> console(served, users, config.tenant(), engine));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            console.ifPresent(ConsoleServer::close);
            api.close();
            service.close();
            engine.close();
            err.println("postern: stopped; everything that was read is committed or will be read again");
            stopped.countDown();
        }, "stop"));
        service.start();
        err.println("postern: running, " + config.sources().size() + " sources, sinks " + engine.sinkStates().stream().map(SinkState::name)
                .collect(Collectors.joining(", ")) + ", home " + config.home());
        engine.forsaken().forEach((sink, rows) -> err.println("postern: " + rows + " rows wait for sink " + sink + ", which is not configured any more;"
                + " they keep their place in outbox.max-size until it is configured again"));
        console.ifPresent(served -> err.println("postern: console: " + served.address()
                + (users.isEmpty() ? ", for reading only until there is a user; see 'postern user add --help'" : "")));
        stopped.await();
        return ExitCode.DONE;
    }

    private ConsoleServer console(ConsoleConfig served, Users users, String tenant, Engine engine) {
        try {
            Access access = new Access(users, new SessionLimits(served.idle(), served.longest()), clock, engine.accessLog(tenant));
            return ConsoleServer.start(served, engine.console(clock, access));
        } catch (ConsoleException e) {
            throw new CommandException(ExitCode.FAILED, e.getMessage() + " as console.port in " + file, e);
        }
    }

    /** Alerts so far; empty where there is no embedded engine, and while it cannot be asked. */
    private static Optional<Long> alerts(Engine engine) {
        try {
            return engine.embedded().map(embedded -> embedded.store().alertCount());
        } catch (LocalStoreException e) {
            return Optional.empty();
        }
    }

    private void checkCron(PosternConfig config) {
        for (int i = 0; i < config.sources().size(); i++) {
            try {
                config.sources().get(i).cron().ifPresent(Timetable::checkCron);
            } catch (IllegalArgumentException e) {
                throw new ConfigException(file + ": sources[" + i + "]: " + e.getMessage(), e);
            }
        }
    }

    private Map<SourceConfig, SourceRunner> runners(PosternConfig config, Engine engine) {
        Harvester harvester = new Harvester(engine.outbox(), engine.committer(),
                new HarvestLimits(config.outboxOrDefault().page(), config.outboxOrDefault().maxBytes()));
        Map<SourceConfig, SourceRunner> runners = new LinkedHashMap<>();
        for (SourceConfig source : config.sources()) {
            runners.put(source, new SourceRunner(source(source), source.type(), source.tenant().orElse(config.tenant()), harvester, clock,
                    config.scheduleOrDefault().backoffLimit()));
        }
        return runners;
    }

    private Source source(SourceConfig config) {
        if (config.type().equals("named-lists")) {
            return new NamedListSource(config.name(), config.path(), LIST_REFRESH, ReadLimits.DEFAULT, new LocalFiles(), clock);
        }
        FolderSettings settings = new FolderSettings(config.path(), true, config.quietAfter().orElse(SourceConfig.QUIET_AFTER), ReadLimits.DEFAULT);
        return new FolderSource(config.name(), settings, Formats.detector(config.type()), new LocalFiles(), clock);
    }
}

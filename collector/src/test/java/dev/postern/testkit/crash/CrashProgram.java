package dev.postern.testkit.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.baseline.Approvals;
import dev.postern.baseline.Baseline;
import dev.postern.baseline.BaselineConfig;
import dev.postern.harvest.Committer;
import dev.postern.harvest.HarvestLimits;
import dev.postern.harvest.Harvester;
import dev.postern.harvest.Shipper;
import dev.postern.io.FileTree;
import dev.postern.io.LocalFiles;
import dev.postern.outbox.Home;
import dev.postern.outbox.Outbox;
import dev.postern.outbox.OutboxException;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.schedule.SourceRunner;
import dev.postern.sink.Sink;
import dev.postern.sink.local.LocalLimits;
import dev.postern.sink.local.LocalSink;
import dev.postern.sink.local.LocalStore;
import dev.postern.source.FileFormat;
import dev.postern.source.FolderSettings;
import dev.postern.source.FolderSource;
import dev.postern.source.FormatDetector;
import dev.postern.source.exchangeconfig.ExchangeConfigFormats;
import dev.postern.source.unifiedaudit.UnifiedAuditFormats;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The chain as a process: files, committer, outbox, shippers, embedded engine and a remote receiver, all real, driven as fast as
 * they go. It reads commands on its input ({@code status}, {@code clock MILLIS}, {@code stop}) and can halt itself at a step.
 */
public final class CrashProgram {
    static final String READY = "ready";
    static final int REFUSED = 3;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_BACKOFF = Duration.ofMillis(100);

    private final CrashSettings settings;
    private final ShiftedClock clock = new ShiftedClock();
    private final Map<String, String> problems = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<SourceRunner> runners = new ArrayList<>();
    private volatile boolean stopping;

    private CrashProgram(CrashSettings settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        CrashSettings settings = CrashSettings.read(arguments);
        CrashTrigger trigger = new CrashTrigger(settings.point(), settings.passings());
        WatchedDriver.register(sql -> {
            if (sql.startsWith("INSERT INTO block")) {
                trigger.passed(CrashPoint.WRITE);
            } else if (sql.startsWith("DELETE FROM block")) {
                trigger.passed(CrashPoint.DELETE);
            }
        });
        try (Home home = Home.own(settings.home())) {
            new CrashProgram(settings).run(home, trigger);
        } catch (OutboxException e) {
            System.out.println(e.getMessage());
            Runtime.getRuntime().exit(REFUSED);
        }
    }

    private void run(Home home, CrashTrigger trigger) throws IOException, InterruptedException {
        try (Outbox outbox = Watched.outbox(new SqliteOutbox(home.stateFile(), OutboxLimits.DEFAULT, clock.now()), trigger)) {
            Optional<LocalStore> store = settings.engine() ? Optional.of(LocalStore.open(Optional.of(home.eventsFile()), LocalLimits.DEFAULT)) : Optional.empty();
            List<Sink> sinks = new ArrayList<>();
            store.ifPresent(opened -> sinks.add(Watched.sink(new LocalSink(opened), CrashPoint.STORE, trigger)));
            sinks.add(Watched.sink(new ReceiverSink(settings.port()), CrashPoint.ACK, trigger));
            Baseline baseline = new Baseline(outbox.documents(), Approvals::none, BaselineConfig.defaults());
            Committer committer = new Committer(outbox, baseline, sinks, clock, CrashSite.COLLECTOR, settings.blockBytes());
            Harvester harvester = new Harvester(outbox, committer, new HarvestLimits(settings.pageRecords(), settings.outboxBytes()));
            FileTree files = Watched.files(new LocalFiles(), trigger);
            source(CrashSite.AUDIT, UnifiedAuditFormats.all(), files, harvester, trigger);
            source(CrashSite.CONFIG, ExchangeConfigFormats.all(), files, harvester, trigger);
            for (Sink sink : sinks) {
                Shipper shipper = new Shipper(outbox, sink, clock);
                repeat(sink.name(), () -> {
                    shipper.ship(() -> stopping);
                    shipper.problem().ifPresent(problem -> problems.put(sink.name(), problem));
                });
            }
            System.out.println(READY);
            obey(outbox);
            stopping = true;
            for (Thread thread : threads) {
                thread.join();
            }
            store.ifPresent(LocalStore::close);
        }
    }

    private void source(String name, List<FileFormat> formats, FileTree files, Harvester harvester, CrashTrigger trigger) {
        FolderSettings folder = FolderSettings.growing(settings.inbox().resolve(name).toString());
        SourceRunner runner = new SourceRunner(Watched.source(new FolderSource(name, folder, new FormatDetector(formats), files, clock), trigger),
                name, CrashSite.TENANT, harvester, clock, LONGEST_BACKOFF);
        runners.add(runner);
        repeat(name, () -> runner.run(() -> stopping));
    }

    private void repeat(String name, Runnable work) {
        Thread thread = new Thread(() -> {
            while (!stopping) {
                try {
                    problems.remove(name);
                    work.run();
                } catch (RuntimeException e) {
                    problems.put(name, String.valueOf(e.getMessage()));
                }
                try {
                    TimeUnit.MILLISECONDS.sleep(5);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void obey(Outbox outbox) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String command = commands.readLine();
        while (command != null && !command.equals("stop")) {
            if (command.equals("status")) {
                System.out.println(JSON.writeValueAsString(status(outbox)));
            } else if (command.startsWith("clock ")) {
                clock.shift(Duration.ofMillis(Long.parseLong(command.substring("clock ".length()))));
                System.out.println("{}");
            }
            command = commands.readLine();
        }
    }

    private ObjectNode status(Outbox outbox) {
        ObjectNode status = JSON.createObjectNode();
        status.set("sources", JSON.valueToTree(outbox.sourceCounts()));
        status.set("sinks", JSON.valueToTree(outbox.sinkCounts()));
        ObjectNode current = status.putObject("problems");
        problems.forEach(current::put);
        runners.forEach(runner -> runner.status().error().ifPresent(error -> current.put(runner.status().name(), error)));
        return status;
    }
}

package dev.postern.app;

import dev.postern.baseline.Approvals;
import dev.postern.baseline.BaselineConfig;
import dev.postern.outbox.Home;
import dev.postern.replay.Replay;
import dev.postern.rules.run.Suppression;
import dev.postern.schema.Row;
import dev.postern.source.Reading;
import dev.postern.time.VirtualClock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Replays files into an engine in a folder of its own and reads the alerts back. */
final class ReplayRun {
    private final List<InputFile> inputs;
    private final String tenant;
    private final PrintStream err;

    ReplayRun(List<InputFile> inputs, String tenant, PrintStream err) {
        this.inputs = inputs;
        this.tenant = tenant;
        this.err = err;
    }

    /** What came of it. */
    record Outcome(List<Row> alerts, Replay.Result result) {
    }

    Outcome run(Path folder) {
        VirtualClock clock = new VirtualClock(Instant.EPOCH);
        try (Engine engine = new Engine(Home.own(folder), Engine.Settings.replay(clock, approvals()))) {
            EmbeddedEngine embedded = engine.embedded().orElseThrow();
            Replay.Chain chain = new Replay.Chain(engine.committer(), engine.shippers(), embedded.evaluator(), clock, tenant,
                    BaselineConfig.defaults().settleAfter());
            try (Replay replay = new Replay(chain, folder)) {
                feed(replay, clock);
                Replay.Result result = replay.run();
                return new Outcome(embedded.store().alerts(), result);
            }
        }
    }

    private void feed(Replay replay, VirtualClock clock) {
        for (InputFile input : inputs) {
            if (input instanceof InputFile.Records records) {
                RecordFeed.read(records, clock, reading -> add(replay, Formats.sourceType(records.format()), reading));
            } else if (input instanceof InputFile.NamedList list) {
                RecordFeed.read(list, clock, reading -> add(replay, "named-lists", reading));
            } else if (input instanceof InputFile.Refused refused) {
                err.println("postern: " + Terminal.safe(refused.sentence()));
            }
        }
    }

    private void add(Replay replay, String source, Reading reading) {
        if (reading instanceof Reading.Rejected rejected) {
            err.println("postern: " + Terminal.safe(rejected.position() + ": " + rejected.reason()));
        } else if (reading instanceof Reading.Snapshot snapshot && !snapshot.complete()) {
            err.println("postern: " + Terminal.safe(snapshot.position().file() + ": the listing is incomplete and proves no removal: "
                    + String.join("; ", snapshot.warnings())));
        }
        replay.add(source, reading);
    }

    private Approvals approvals() {
        List<InputFile> registers = inputs.stream().filter(InputFile.Register.class::isInstance).toList();
        if (registers.size() > 1) {
            throw new CommandException(ExitCode.USAGE, "two change registers were given: " + registers.get(0).file().path() + " and "
                    + registers.get(1).file().path() + "; give one");
        }
        if (registers.isEmpty()) {
            return Approvals.none();
        }
        try {
            Approvals approvals = ChangeRegister.read(Path.of(registers.get(0).file().path()));
            approvals.problems().forEach(problem -> err.println("postern: " + problem));
            return approvals;
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, registers.get(0).file().path() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What the replay could not judge, in one line; the alerts of rule MC-O07 say it list by list. */
    static void explain(Replay.Result result, PrintStream err) {
        List<String> lists = result.suppressed().stream().map(Suppression::list).distinct().sorted().toList();
        if (!lists.isEmpty()) {
            List<String> rules = result.suppressed().stream().map(Suppression::ruleId).distinct().sorted().toList();
            err.println("postern: without the lists " + String.join(", ", lists) + " these rules cannot judge: " + String.join(", ", rules)
                    + "; give <list>.csv beside the records");
        }
    }
}

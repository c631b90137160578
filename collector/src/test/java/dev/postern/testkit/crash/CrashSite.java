package dev.postern.testkit.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.outbox.Block;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.testkit.AuditFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A place where a {@link CrashProgram} lives and dies: its inbox, its home, its receiver, and what was issued so far. */
public final class CrashSite implements AutoCloseable {
    static final String AUDIT = "audit";
    static final String CONFIG = "config";
    static final String TENANT = "contoso.example";
    static final String COLLECTOR = "mx-watch-1";
    static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
    private static final int BLOCKS_IN_FLIGHT = 16;
    private static final int FILES = 4;
    private static final int POISON_EVERY = 97;
    private static final int TWICE_EVERY = 50;

    private final Path folder;
    private final BlockReceiver receiver = BlockReceiver.start();
    private final List<Duration> starts = new ArrayList<>();
    private final Map<Integer, Long> derived = new HashMap<>();
    private CrashSettings settings;
    private int batches;
    private int issued;
    private int poison;
    private int twice;
    private int snapshots;
    private long inFlight;
    private int foundWork;

    /** A site whose home is a folder beside the inbox. */
    public CrashSite(Path folder) throws IOException {
        this(folder, folder.resolve("home"), true);
    }

    /** @param engine with the embedded engine as a second sink */
    public CrashSite(Path folder, Path home, boolean engine) throws IOException {
        this.folder = folder;
        Path inbox = folder.resolve("inbox");
        Files.createDirectories(inbox.resolve(AUDIT));
        Files.createDirectories(inbox.resolve(CONFIG));
        settings = new CrashSettings(home, inbox, receiver.port(), engine, 20, 1 << 14, 64 << 20, Optional.empty(), 0);
    }

    /** From now on sources wait where so many bytes wait for a sink. */
    public void limitOutbox(long bytes) {
        settings = new CrashSettings(settings.home(), settings.inbox(), settings.port(), settings.engine(), settings.pageRecords(), settings.blockBytes(),
                bytes, Optional.empty(), 0);
    }

    /** Issues records, some of them twice, with lines between them that nobody can read. */
    public void issue(int records) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            String record = AuditFiles.ordinary(++issued, NOON);
            lines.add(record);
            if (issued % TWICE_EVERY == 0) {
                lines.add(record);
                twice++;
            }
            if (issued % POISON_EVERY == 0) {
                lines.add("{\"Id\":\"broken-" + issued + "\"");
                poison++;
            }
        }
        AuditFiles.append(inbox().resolve(AUDIT).resolve("part-" + batches++ % FILES + ".json"), lines);
    }

    /** Writes lines that nobody can read, one rejected record each. */
    public void issuePoison(List<String> lines) throws IOException {
        AuditFiles.append(inbox().resolve(AUDIT).resolve("part-" + batches++ % FILES + ".json"), lines);
        poison += lines.size();
    }

    /** Issues a listing of connectors that differs from the one before it. */
    public void issueSnapshot() throws IOException {
        Path file = inbox().resolve(CONFIG).resolve("2026-11-02T%02d-00-00Z".formatted(snapshots)).resolve("inbound_connectors.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                [{"Enabled": true, "ConnectorType": "Partner", "SenderIPAddresses": ["192.0.2.%d"], "SenderDomains": ["smtp:partner.example;1"],
                "RequireTls": %b, "OrganizationalUnitRoot": "contoso.example", "Name": "Partner in", "Identity": "Partner in",
                "Guid": "0a1b2c3d-0000-4000-8000-000000000001"}]""".formatted(snapshots, snapshots % 2 == 0));
        snapshots++;
    }

    public CrashProcess start() throws IOException {
        return CrashProcess.start(settings, log());
    }

    /** Starts the program and waits until everything is open. */
    public CrashProcess startReady() throws IOException, InterruptedException {
        CrashProcess process = start();
        starts.add(process.awaitReady());
        return process;
    }

    /** A life that ends when a step is passed for the n-th time. */
    public void dieAt(CrashPoint point, int passings) throws IOException, InterruptedException {
        if (!point.seenByReceiver()) {
            try (CrashProcess process = CrashProcess.start(settings.haltingAt(point, passings), log())) {
                int exit = process.awaitEnd();
                if (exit != CrashTrigger.EXIT) {
                    throw new AssertionError("the process ended with " + exit + " before it came to " + point + ": " + Files.readString(log()));
                }
            }
        } else {
            AtomicInteger left = new AtomicInteger(passings);
            try (CrashProcess process = start()) {
                receiver.hook(passed -> {
                    boolean last = passed == point && left.decrementAndGet() == 0;
                    if (last) {
                        process.kill();
                    }
                    return last;
                });
                process.awaitEnd();
            } finally {
                receiver.hook(passed -> false);
            }
        }
        countInFlight();
    }

    /** To be told after every kill: what was on its way then may come again. */
    public void countInFlight() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy"));
        for (String name : List.of("state.db", "state.db-wal")) {
            Files.deleteIfExists(copy.resolve(name));
            if (Files.exists(home().resolve(name))) {
                Files.copy(home().resolve(name), copy.resolve(name));
            }
        }
        try (SqliteOutbox outbox = new SqliteOutbox(copy.resolve("state.db"), OutboxLimits.DEFAULT, NOON)) {
            List<Block> next = outbox.take(ReceiverSink.NAME, LATER, BLOCKS_IN_FLIGHT);
            inFlight += next.stream().mapToLong(block -> block.content().rows()).sum();
            long committed = outbox.sourceCounts().values().stream().mapToLong(counts -> counts.committed()).sum();
            boolean found = committed > 0 && (!next.isEmpty() || committed < issued);
            foundWork += found ? 1 : 0;
        }
    }

    /** All that was issued is read, and nothing waits. */
    public boolean drained(JsonNode status) {
        JsonNode audit = status.path("sources").path(AUDIT);
        boolean read = audit.path("read").asLong() == lines() && (snapshots == 0
                || status.path("sources").path(CONFIG).path("derived").asLong() == expectedDerived());
        for (JsonNode sink : status.path("sinks")) {
            read &= sink.path("waitingRows").asLong() == 0;
        }
        return read;
    }

    /** Found once for each number of snapshots: it is asked for again and again while the process drains. */
    private long expectedDerived() {
        return derived.computeIfAbsent(snapshots, number -> Reference.ofSnapshots(inbox()).derived());
    }

    /** What a run that nobody disturbs makes of all that was issued. */
    Reference reference() {
        return Reference.of(inbox());
    }

    /** Starts it, lets it drain, issues one more record, and lets it drain again. */
    public void drain() throws IOException, InterruptedException {
        try (CrashProcess process = startReady()) {
            process.await("a drained outbox", this::drained);
            issue(1);
            process.await("a fresh record behind the drained ones", this::drained);
            if (process.stop() != 0) {
                throw new AssertionError("the process did not stop in order: " + Files.readString(log()));
            }
        }
    }

    Path inbox() {
        return settings.inbox();
    }

    public Path home() {
        return settings.home();
    }

    boolean hasEngine() {
        return settings.engine();
    }

    private Path log() {
        return folder.resolve("log");
    }

    public BlockReceiver receiver() {
        return receiver;
    }

    public int issued() {
        return issued;
    }

    /** Lines written for the audit source: records, their repetitions and what nobody can read. */
    public int lines() {
        return issued + twice + poison;
    }

    int twice() {
        return twice;
    }

    int poison() {
        return poison;
    }

    public long inFlight() {
        return inFlight;
    }

    /** Kills that found work in hand: pages still to be read, or blocks that waited. */
    public int foundWork() {
        return foundWork;
    }

    public List<Duration> starts() {
        return List.copyOf(starts);
    }

    @Override
    public void close() {
        receiver.close();
    }
}

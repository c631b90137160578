package dev.postern.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.baseline.Approvals;
import dev.postern.baseline.Baseline;
import dev.postern.baseline.BaselineConfig;
import dev.postern.event.BlockEncoder;
import dev.postern.event.NdjsonCodec;
import dev.postern.event.RowCodec;
import dev.postern.io.LocalFiles;
import dev.postern.outbox.Block;
import dev.postern.outbox.EventKey;
import dev.postern.outbox.OutboxException;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SinkCounts;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.schema.Schema;
import dev.postern.sink.Delivery;
import dev.postern.sink.DeliveryLevel;
import dev.postern.sink.Sink;
import dev.postern.source.FolderSettings;
import dev.postern.source.FolderSource;
import dev.postern.source.FormatDetector;
import dev.postern.source.SourceException;
import dev.postern.source.unifiedaudit.UnifiedAuditFormats;
import dev.postern.testkit.AuditFiles;
import dev.postern.testkit.Rows;
import dev.postern.testkit.crash.ReceivedRows;
import dev.postern.time.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The state file is damaged while nobody looks: a start succeeds or names the file, and every record is delivered, or in the dead
 * letters, or shown as waiting. Nothing is silently passed over.
 */
class StateDamageTest {
    private static final int RECORDS = 400;
    private static final int FLIPS = Integer.getInteger("postern.flips", 40);
    private static final int CUTS = 16;
    private static final int HEADER = 100;
    private static final int PAGE = 4096;

    @TempDir
    Path folder;
    private final VirtualClock clock = new VirtualClock(Rows.NOON.plusSeconds(60));
    private final Map<String, EventKey> before = new HashMap<>();
    private Map<String, EventKey> expected;
    private byte[] state;
    private byte[] older;

    private record Keeping(ReceivedRows rows) implements Sink {
        @Override
        public String name() {
            return "kept";
        }

        @Override
        public String destination() {
            return "kept";
        }

        @Override
        public DeliveryLevel level() {
            return DeliveryLevel.STORED;
        }

        @Override
        public RowCodec codec() {
            return NdjsonCodec.compact();
        }

        @Override
        public Delivery deliver(String outboxId, Block block) {
            try {
                new BlockEncoder(codec(), 1).decode(Schema.current().stream(block.content().stream()), block.content().body()).forEach(rows::add);
                return new Delivery.Settled();
            } catch (IOException | RuntimeException e) {
                return new Delivery.Undeliverable("cannot be decoded: " + e.getMessage());
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** A state in the middle of its work: pages read, some delivered, some waiting, files still to be read. */
    @BeforeEach
    void makeState() throws IOException, SourceException {
        for (int file = 0; file < 2; file++) {
            int first = file * RECORDS / 2;
            List<String> records = new ArrayList<>(IntStream.range(first, first + RECORDS / 2).mapToObj(i -> AuditFiles.ordinary(i, Rows.NOON)).toList());
            records.add(20, "{\"Id\":\"broken\"");
            AuditFiles.append(folder.resolve("inbox/part-" + file + ".json"), records);
        }
        ReceivedRows all = new ReceivedRows();
        work(Files.createDirectory(folder.resolve("reference")).resolve("state.db"), all, Integer.MAX_VALUE, Integer.MAX_VALUE);
        expected = all.payloads();
        assertThat(expected).hasSize(RECORDS);
        Path file = Files.createDirectory(folder.resolve("home")).resolve("state.db");
        ReceivedRows some = new ReceivedRows();
        work(file, some, 5, Integer.MAX_VALUE);
        older = Files.readAllBytes(file);
        work(file, some, 5, 0);
        state = Files.readAllBytes(file);
        before.putAll(some.payloads());
        assertThat(before).hasSizeBetween(1, RECORDS / 2);
    }

    private Map<String, SinkCounts> work(Path file, ReceivedRows rows, int pages, int deliveries) throws SourceException {
        try (SqliteOutbox outbox = new SqliteOutbox(file, OutboxLimits.DEFAULT, clock.now())) {
            Keeping sink = new Keeping(rows);
            Committer committer = new Committer(outbox, new Baseline(outbox.documents(), Approvals::none, BaselineConfig.defaults()), List.of(sink), clock,
                    "c", 1 << 20);
            int[] left = {pages};
            try (FolderSource source = new FolderSource("ual", FolderSettings.complete(folder.resolve("inbox").toString()),
                    new FormatDetector(UnifiedAuditFormats.all()), new LocalFiles(), clock)) {
                new Harvester(outbox, committer, new HarvestLimits(20, 1 << 30)).harvest(source, "contoso.example", () -> left[0]-- <= 0);
            }
            if (deliveries > 0) {
                new Shipper(outbox, sink, clock).ship(() -> false);
            }
            return outbox.sinkCounts();
        }
    }

    @Test
    void aFlippedBitAnywhereIsNeverSilence() throws IOException {
        Random random = new Random(19);
        List<String> silent = new ArrayList<>();
        for (int i = 0; i < FLIPS; i++) {
            int position = random.nextInt(i % 3 == 0 ? HEADER : state.length);
            byte[] damaged = state.clone();
            damaged[position] ^= (byte) (1 << random.nextInt(8));
            check(damaged).ifPresent(verdict -> silent.add("byte " + position + " of page " + position / PAGE + ": " + verdict));
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void aPageOfZerosAnywhereIsNeverSilence() throws IOException {
        List<String> silent = new ArrayList<>();
        for (int page = 0; page < state.length / PAGE; page++) {
            byte[] damaged = state.clone();
            Arrays.fill(damaged, page * PAGE, (page + 1) * PAGE, (byte) 0);
            int number = page;
            check(damaged).ifPresent(verdict -> silent.add("page " + number + ": " + verdict));
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void aFileCutShortAnywhereIsNeverSilence() throws IOException {
        Random random = new Random(20);
        List<String> silent = new ArrayList<>();
        for (int i = 0; i < CUTS; i++) {
            int length = i == 0 ? 0 : i % 2 == 0 ? random.nextInt(state.length / PAGE) * PAGE : random.nextInt(state.length);
            check(Arrays.copyOf(state, length)).ifPresent(verdict -> silent.add("cut to " + length + ": " + verdict));
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void anOlderCopyReadsAgainAndLosesNothing() throws IOException {
        assertThat(check(older)).isEmpty();
    }

    /** Starts on a damaged file as often as an operator would; a verdict where something is wrong or missing and nothing says so. */
    private Optional<String> check(byte[] damaged) throws IOException {
        Path home = Files.createTempDirectory(folder, "damaged-");
        Path file = Files.write(home.resolve("state.db"), damaged);
        ReceivedRows rows = new ReceivedRows();
        Map<String, SinkCounts> counts = Map.of();
        String said = "";
        for (int start = 0; start < 3; start++) {
            try {
                counts = work(file, rows, Integer.MAX_VALUE, Integer.MAX_VALUE);
                said = "";
            } catch (OutboxException | SourceException e) {
                said = String.valueOf(e.getMessage());
            } catch (IllegalStateException e) {
                said = String.valueOf(e.getMessage());
            } catch (RuntimeException e) {
                return Optional.of("fails with " + e);
            }
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        if (!said.isEmpty()) {
            return said.contains("the state file") || said.contains("of the state store cannot be read") ? Optional.empty() : Optional.of("does not name the state: " + said);
        }
        Map<String, EventKey> got = new HashMap<>(before);
        got.putAll(rows.payloads());
        long missing = expected.keySet().stream().filter(id -> !got.containsKey(id)).count();
        long accounted = counts.values().stream().mapToLong(count -> count.dead() + count.waitingRows()).sum();
        if (missing > accounted) {
            return Optional.of(missing + " records are missing, " + accounted + " are accounted for; " + counts);
        }
        List<String> wrong = got.keySet().stream().filter(id -> !got.get(id).equals(expected.get(id))).toList();
        return wrong.isEmpty() ? Optional.empty() : Optional.of("not what was issued: " + wrong);
    }
}

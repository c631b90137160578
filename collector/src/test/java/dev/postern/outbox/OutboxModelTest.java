package dev.postern.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.event.EncodedBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Any history of pages, deliveries, crashes and restarts leaves the outbox as a model in memory says. A crash leaves the connection
 * open and goes on with a copy of the files as they are on disk at that moment, as a new process would find them.
 */
class OutboxModelTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final OutboxLimits LIMITS = new OutboxLimits(Duration.ofDays(8), 1_000_000);
    private static final List<String> SOURCES = List.of("a", "b");
    private static final List<String> SINKS = List.of("local", "remote");

    /** One thing that happens to an outbox. */
    private sealed interface Step {
    }

    /** @param number makes ids and cursor; a small range, so that ids come again */
    private record Page(String source, int number, List<Integer> blocks, int rejected, int derived, boolean refused) implements Step {
    }

    private enum Fate { SETTLE, RETRY, BURY, LEAVE }

    private record Deliver(String sink, int most, List<Fate> fates) implements Step {
    }

    private record Wait(int seconds) implements Step {
    }

    private enum Restart implements Step { CLOSE, CRASH, OTHER_VERSION }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Step> page = Combinators.combine(Arbitraries.of(SOURCES), Arbitraries.integers().between(0, 40),
                Arbitraries.integers().between(1, 5).list().ofMaxSize(3), Arbitraries.integers().between(0, 2), Arbitraries.integers().between(0, 2),
                Arbitraries.frequency(net.jqwik.api.Tuple.of(5, false), net.jqwik.api.Tuple.of(1, true))).as(Page::new);
        Arbitrary<Step> deliver = Combinators.combine(Arbitraries.of(SINKS), Arbitraries.integers().between(1, 5),
                Arbitraries.of(Fate.values()).list().ofSize(5)).as(Deliver::new);
        Arbitrary<Step> wait = Arbitraries.integers().between(1, 90).map(Wait::new);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(6, page), net.jqwik.api.Tuple.of(5, deliver), net.jqwik.api.Tuple.of(1, wait),
                net.jqwik.api.Tuple.of(2, Arbitraries.of(Restart.values()).map(restart -> restart))).list().ofMaxSize(40);
    }

    @Property(tries = 60)
    void anyHistoryLeavesWhatTheModelSays(@ForAll("histories") List<Step> history) throws IOException, SQLException {
        try (Run run = new Run()) {
            for (Step step : history) {
                run.take(step);
                run.check();
            }
            run.take(Restart.CRASH);
            run.check();
        }
    }

    /** One history under way. */
    private static final class Run implements AutoCloseable {
        private final Path root = Files.createTempDirectory("postern-model-");
        private final OutboxModel model = new OutboxModel();
        private final List<SqliteOutbox> crashed = new ArrayList<>();
        private Instant now = NOON;
        private Path file = Files.createDirectory(root.resolve("0")).resolve("state.db");
        private SqliteOutbox outbox = new SqliteOutbox(file, LIMITS, now);
        private String id = outbox.id();

        Run() throws IOException {
            // Everything is opened above.
        }

        void take(Step step) throws IOException, SQLException {
            if (step instanceof Page page) {
                commit(page);
            } else if (step instanceof Deliver deliver) {
                deliver(deliver);
            } else if (step instanceof Wait wait) {
                now = now.plusSeconds(wait.seconds());
            } else if (step instanceof Restart restart) {
                restart(restart);
            }
        }

        private void commit(Page page) {
            int rows = page.blocks().stream().mapToInt(Integer::intValue).sum();
            Commit commit = new Commit(page.source()).cursor("c" + page.number()).counts(rows + page.rejected(), 0, page.derived());
            EventKey key = EventKey.of("audit", page.source() + page.number());
            commit.seen(key);
            commit.documents().write("doc/" + page.source(), "v" + page.number());
            List<Runnable> changes = new ArrayList<>();
            for (String sink : SINKS) {
                long seq = model.nextSeq(sink);
                for (int count : page.blocks()) {
                    String body = sink + "/" + seq;
                    long first = page.refused() ? seq + 7 : seq;
                    commit.block(sink, "d", new EncodedBlock("audit", 1, count, first, 100, body.getBytes()));
                    changes.add(() -> model.block(sink, count, body));
                    seq += count;
                }
            }
            for (int i = 0; i < page.rejected(); i++) {
                String reason = page.source() + page.number() + "/" + i;
                commit.deadLetter(new DeadLetter(now, page.source(), "file", reason, new byte[] {1}));
                changes.add(() -> model.deadLetters.add(reason));
            }
            if (page.refused() && !page.blocks().isEmpty()) {
                assertThatThrownBy(() -> outbox.commit(commit, now)).isInstanceOf(OutboxException.class);
                return;
            }
            outbox.commit(commit, now);
            changes.forEach(Runnable::run);
            model.cursors.put(page.source(), "c" + page.number());
            model.seen.add(key);
            model.documents.put("doc/" + page.source(), "v" + page.number());
            model.count(page.source(), new SourceCounts(rows + page.rejected(), rows, 0, page.rejected(), page.derived()));
        }

        private void deliver(Deliver step) {
            List<Block> blocks = outbox.take(step.sink(), now, step.most());
            List<OutboxModel.Waiting> expected = model.take(step.sink(), now, step.most());
            same(blocks, expected);
            List<Block> settled = new ArrayList<>();
            List<OutboxModel.Waiting> gone = new ArrayList<>();
            for (int i = 0; i < blocks.size(); i++) {
                switch (step.fates().get(i)) {
                    case SETTLE -> {
                        settled.add(blocks.get(i));
                        gone.add(expected.get(i));
                    }
                    case RETRY -> {
                        outbox.retry(blocks.get(i), now.plusSeconds(30), "later");
                        expected.get(i).attempts++;
                        expected.get(i).notBefore = now.plusSeconds(30);
                    }
                    case BURY -> {
                        String reason = "buried " + expected.get(i).body;
                        outbox.bury(blocks.get(i), List.of(new DeadLetter(now, step.sink(), "block", reason, blocks.get(i).content().body())));
                        model.bury(expected.get(i), reason);
                    }
                    case LEAVE -> {
                        // The process died here, or the sink said nothing.
                    }
                }
            }
            outbox.settle(settled);
            model.settle(gone);
            outbox.settle(settled);
        }

        private void restart(Restart how) throws IOException, SQLException {
            if (how == Restart.CRASH) {
                Path next = Files.createDirectory(root.resolve(Integer.toString(crashed.size() + 1)));
                for (String name : List.of("state.db", "state.db-wal")) {
                    if (Files.exists(file.resolveSibling(name))) {
                        Files.copy(file.resolveSibling(name), next.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
                    }
                }
                crashed.add(outbox);
                file = next.resolve("state.db");
            } else {
                outbox.close();
            }
            if (how == Restart.OTHER_VERSION) {
                version(SqliteDatabase.VERSION + 1);
                assertThatThrownBy(() -> new SqliteOutbox(file, LIMITS, now)).isInstanceOf(OutboxException.class).hasMessageContaining("newer");
                version(SqliteDatabase.VERSION);
            }
            outbox = new SqliteOutbox(file, LIMITS, now);
        }

        private void version(int number) throws SQLException {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file); Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA user_version=" + number);
            }
        }

        void check() {
            assertThat(outbox.id()).isEqualTo(id);
            SOURCES.forEach(source -> assertThat(outbox.cursor(source)).isEqualTo(model.cursor(source)));
            SINKS.forEach(sink -> assertThat(outbox.nextSeq("audit", sink)).isEqualTo(model.nextSeq(sink)));
            SINKS.forEach(sink -> same(outbox.take(sink, now.plusSeconds(1800), 1000), model.take(sink, now.plusSeconds(1800), 1000)));
            assertThat(outbox.deadLetters(1000)).extracting(DeadLetter::reason).containsExactlyElementsOf(reversed(model.deadLetters));
            assertThat(outbox.deadLetterCount()).isEqualTo(model.deadLetters.size());
            assertThat(outbox.documents().readAll("doc/")).isEqualTo(model.documents);
            SOURCES.forEach(source -> IntStream.rangeClosed(0, 40).mapToObj(number -> EventKey.of("audit", source + number))
                    .forEach(key -> assertThat(outbox.seen(key)).isEqualTo(model.seen.contains(key))));
            assertThat(outbox.sourceCounts()).isEqualTo(model.sources);
            assertThat(outbox.sinkCounts()).isEqualTo(model.sinkCounts());
            outbox.sourceCounts().values().forEach(counts -> assertThat(counts.read()).isEqualTo(counts.committed() + counts.duplicates() + counts.rejected()));
            outbox.sinkCounts().values().forEach(counts -> assertThat(counts.committed()).isEqualTo(counts.delivered() + counts.dead() + counts.waitingRows()));
            assertThat(outbox.waitingBytes()).isEqualTo(model.waiting.stream().mapToLong(block -> block.body.length()).sum());
        }

        private static void same(List<Block> blocks, List<OutboxModel.Waiting> expected) {
            assertThat(blocks.stream().map(block -> block.sink() + " " + block.content().firstSeq() + " " + block.content().rows() + " "
                    + block.attempts() + " " + new String(block.content().body())).toList())
                    .isEqualTo(expected.stream().map(block -> block.sink + " " + block.firstSeq + " " + block.rows + " " + block.attempts + " " + block.body).toList());
        }

        private static List<String> reversed(List<String> letters) {
            List<String> reversed = new ArrayList<>(letters);
            java.util.Collections.reverse(reversed);
            return reversed;
        }

        @Override
        public void close() throws IOException {
            outbox.close();
            crashed.forEach(SqliteOutbox::close);
            try (Stream<Path> files = Files.walk(root)) {
                for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}

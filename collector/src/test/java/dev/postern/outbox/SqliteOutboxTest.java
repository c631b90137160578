package dev.postern.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.event.EncodedBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutboxTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final OutboxLimits LIMITS = new OutboxLimits(Duration.ofDays(2), 1000);

    @TempDir
    Path folder;
    private Path file;
    private SqliteOutbox outbox;

    @BeforeEach
    void open() {
        file = folder.resolve("state.db");
        outbox = new SqliteOutbox(file, LIMITS, NOW);
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void aPageAndItsCursorAreDurableTogether() {
        outbox.commit(page("one", 1, 3).cursor("c1"), NOW);
        reopen(NOW);
        assertThat(outbox.cursor("ual")).contains("c1");
        assertThat(outbox.take("local", NOW, 10)).singleElement().satisfies(block -> {
            assertThat(block.content().rows()).isEqualTo(3);
            assertThat(block.content().body()).isEqualTo("one".getBytes());
        });
        assertThat(outbox.nextSeq("audit", "local")).isEqualTo(4);
    }

    @Test
    void cursorNeverPassesAPageThatWasNotCommitted() {
        outbox.commit(page("one", 1, 3).cursor("c1"), NOW);
        Commit broken = page("two", 9, 3).cursor("c2").seen(EventKey.of("audit", "x"));
        broken.documents().write("doc", "text");
        broken.deadLetter(new DeadLetter(NOW, "ual", "file", "bad", new byte[0]));

        assertThatThrownBy(() -> outbox.commit(broken, NOW)).isInstanceOf(OutboxException.class).hasMessageContaining("seq 9");

        assertThat(outbox.cursor("ual")).contains("c1");
        assertThat(outbox.take("local", NOW, 10)).hasSize(1);
        assertThat(outbox.seen(EventKey.of("audit", "x"))).isFalse();
        assertThat(outbox.documents().read("doc")).isEmpty();
        assertThat(outbox.deadLetterCount()).isZero();
        outbox.commit(page("two", 4, 3).cursor("c2"), NOW);
        assertThat(outbox.cursor("ual")).contains("c2");
    }

    @Test
    void aFullDiskCommitsNothingAndSaysSo() throws SQLException {
        outbox.commit(page("one", 1, 3).cursor("c1"), NOW);
        outbox.limitPages(1);
        Commit big = new Commit("ual").cursor("c2").block("local", "d", new EncodedBlock("audit", 1, 1, 4, 100, new byte[5_000_000]));

        assertThatThrownBy(() -> outbox.commit(big, NOW)).isInstanceOf(OutboxException.class)
                .hasMessageContaining("disk").hasMessageContaining("full").hasMessageContaining("nothing was lost");

        assertThat(outbox.cursor("ual")).contains("c1");
        outbox.limitPages(1_000_000);
        outbox.commit(big, NOW);
        assertThat(outbox.cursor("ual")).contains("c2");
    }

    @Test
    void blocksComeInOrderAndAreGoneWhenSettled() {
        outbox.commit(page("one", 1, 3), NOW);
        outbox.commit(page("two", 4, 2), NOW);
        List<Block> blocks = outbox.take("local", NOW, 10);
        assertThat(blocks).extracting(block -> block.content().firstSeq()).containsExactly(1L, 4L);
        outbox.settle(List.of(blocks.get(0)));
        outbox.settle(List.of(blocks.get(0)));
        assertThat(outbox.take("local", NOW, 10)).extracting(Block::id).containsExactly(blocks.get(1).id());
        assertThat(outbox.sinkCounts()).containsEntry("local", new SinkCounts(5, 3, 0, 1, 2, 3));
    }

    @Test
    void aBlockPutBackWaitsForItsTimeAndOthersGoOn() {
        outbox.commit(page("one", 1, 3), NOW);
        outbox.commit(page("two", 4, 2), NOW);
        Block first = outbox.take("local", NOW, 1).get(0);
        outbox.retry(first, NOW.plusSeconds(60), "later");
        assertThat(outbox.take("local", NOW, 10)).extracting(block -> block.content().firstSeq()).containsExactly(4L);
        assertThat(outbox.take("local", NOW.plusSeconds(60), 10)).extracting(Block::attempts).containsExactly(1, 0);
    }

    @Test
    void aBlockPutBackByAClockThatWasSetBackWaitsNoLonger() {
        outbox.commit(page("one", 1, 3), NOW);
        outbox.retry(outbox.take("local", NOW, 1).get(0), NOW.plusSeconds(300), "later");
        assertThat(outbox.take("local", NOW, 10)).isEmpty();
        assertThat(outbox.take("local", NOW.minus(Duration.ofDays(1)), 10)).hasSize(1);
    }

    @Test
    void blocksThatAreNamedAreNotTaken() {
        outbox.commit(page("one", 1, 3), NOW);
        outbox.commit(page("two", 4, 2), NOW);
        outbox.commit(page("three", 6, 1), NOW);
        List<Long> ids = outbox.take("local", NOW, 10).stream().map(Block::id).toList();
        assertThat(outbox.take("local", NOW, 1, Set.of(ids.get(0), ids.get(1)))).extracting(Block::id).containsExactly(ids.get(2));
        assertThat(outbox.take("local", NOW, 10, Set.copyOf(ids))).isEmpty();
    }

    @Test
    void aDividedBlockGivesItsPlaceToItsPartsAndCountsKeepTheIdentity() {
        outbox.commit(page("one", 1, 6), NOW);
        Block block = outbox.take("local", NOW, 1).get(0);
        EncodedBlock rest = new EncodedBlock("audit", 1, 3, 4, 50, "rest".getBytes());
        List<Block> parts = outbox.divide(block, "d2", List.of(rest), 2, List.of(new DeadLetter(NOW, "local", "row 3", "bad", "r".getBytes())));
        assertThat(outbox.sinkCounts()).containsEntry("local", new SinkCounts(6, 2, 1, 1, 3, 4));
        reopen(NOW);
        assertThat(outbox.take("local", NOW, 10)).singleElement().satisfies(part -> {
            assertThat(part.id()).isEqualTo(parts.get(0).id()).isNotEqualTo(block.id());
            assertThat(part.destination()).isEqualTo("d2");
            assertThat(part.content().firstSeq()).isEqualTo(4);
            assertThat(part.content().body()).isEqualTo("rest".getBytes());
        });
        assertThat(outbox.divide(block, "d2", List.of(rest), 2, List.of())).as("a block that is gone is not divided again").isEmpty();
        assertThat(outbox.sinkCounts()).containsEntry("local", new SinkCounts(6, 2, 1, 1, 3, 4));
        outbox.commit(page("two", 7, 2), NOW);
    }

    @Test
    void whatIsBuriedIsCountedAndKept() {
        outbox.commit(page("one", 1, 3), NOW);
        Block block = outbox.take("local", NOW, 1).get(0);
        outbox.bury(block, List.of(new DeadLetter(NOW, "local", "block 1", "no such stream", block.content().body())));
        assertThat(outbox.sinkCounts()).containsEntry("local", new SinkCounts(3, 0, 3, 0, 0, 0));
        assertThat(outbox.deadLetters(5)).singleElement().satisfies(letter -> assertThat(letter.excerpt()).isEqualTo("one".getBytes()));
    }

    @Test
    void countsKeepTheIdentity() {
        outbox.commit(new Commit("ual").counts(10, 3, 2).deadLetter(new DeadLetter(NOW, "ual", "f", "bad", new byte[0])), NOW);
        outbox.commit(new Commit("ual").counts(5, 0, 0), NOW);
        assertThat(outbox.sourceCounts()).containsEntry("ual", new SourceCounts(15, 11, 3, 1, 2));
    }

    @Test
    void seenIdsOutliveARestartUntilTheWindowOfArrivalEnds() {
        EventKey key = EventKey.of("audit", "id-1");
        outbox.commit(new Commit("ual").seen(key).seen(EventKey.of("audit", "id-2")), NOW);
        reopen(NOW.plus(Duration.ofDays(1)));
        assertThat(outbox.seen(key)).isTrue();
        assertThat(outbox.seen(EventKey.of("message", "id-1"))).as("another stream").isFalse();
        outbox.commit(new Commit("ual"), NOW.plus(Duration.ofDays(2)).plusSeconds(1));
        assertThat(outbox.seen(key)).isFalse();
        reopen(NOW.plus(Duration.ofDays(2)).plusSeconds(1));
        assertThat(outbox.seen(key)).isFalse();
    }

    @Test
    void seenIdsAreBoundedInNumber() {
        for (int page = 0; page < 30; page++) {
            Commit commit = new Commit("ual");
            for (int i = 0; i < 100; i++) {
                commit.seen(EventKey.of("audit", page + "-" + i));
            }
            outbox.commit(commit, NOW.plusSeconds(page));
        }
        assertThat(outbox.seen(EventKey.of("audit", "0-0"))).isFalse();
        assertThat(outbox.seen(EventKey.of("audit", "29-99"))).isTrue();
    }

    @Test
    void documentsChangeWithThePage() {
        Commit commit = new Commit("config");
        commit.documents().write("object/a", "1");
        commit.documents().write("object/b", "2");
        commit.documents().write("other", "3");
        outbox.commit(commit, NOW);
        Commit removal = new Commit("config");
        removal.documents().remove("object/a");
        outbox.commit(removal, NOW);
        reopen(NOW);
        assertThat(outbox.documents().readAll("object/")).isEqualTo(Map.of("object/b", "2"));
        assertThat(outbox.documents().read("other")).isEqualTo(Optional.of("3"));
    }

    @Test
    void stateOfANewerVersionIsRefusedByName() throws SQLException {
        outbox.close();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file); Statement statement = other.createStatement()) {
            statement.execute("PRAGMA user_version=" + (SqliteDatabase.VERSION + 1));
        }
        assertThatThrownBy(() -> new SqliteOutbox(file, LIMITS, NOW)).isInstanceOf(OutboxException.class)
                .hasMessageContaining(file.toString()).hasMessageContaining("newer").hasMessageContaining("state version 2");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file); Statement statement = other.createStatement()) {
            statement.execute("PRAGMA user_version=" + SqliteDatabase.VERSION);
        }
        outbox = new SqliteOutbox(file, LIMITS, NOW);
    }

    @Test
    void aDamagedStateFileIsSetAsideAndANewStateBegins() throws IOException {
        String id = outbox.id();
        outbox.commit(page("one", 1, 3).cursor("c1"), NOW);
        outbox.close();
        byte[] garbage = new byte[8192];
        java.util.Arrays.fill(garbage, (byte) 'x');
        Files.write(file, garbage);
        Files.deleteIfExists(folder.resolve("state.db-wal"));

        outbox = new SqliteOutbox(file, LIMITS, NOW);

        assertThat(outbox.id()).as("block numbers must not mean two things").isNotEqualTo(id);
        assertThat(outbox.cursor("ual")).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).anyMatch(name -> name.startsWith("state.db.broken-"));
        }
    }

    @Test
    void aHomeHasOneOwner() {
        try (Home home = Home.own(folder.resolve("home"))) {
            assertThat(home.stateFile()).isEqualTo(folder.resolve("home/state.db"));
            assertThatThrownBy(() -> Home.own(folder.resolve("home"))).isInstanceOf(OutboxException.class).hasMessageContaining("in use");
        }
        Home.own(folder.resolve("home")).close();
    }

    private void reopen(Instant now) {
        outbox.close();
        outbox = new SqliteOutbox(file, LIMITS, now);
    }

    private static Commit page(String body, long firstSeq, int rows) {
        return new Commit("ual").block("local", "d", new EncodedBlock("audit", 1, rows, firstSeq, 100, body.getBytes()));
    }
}

package dev.postern.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.event.EncodedBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The power goes while SQLite writes. A model of the disk: what was flushed is there; of what was written since, any sectors may be
 * there, in any order, and the file may have any length between. What is on the disk then is made of the real files before and after
 * each commit.
 */
class PowerLossTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final int SECTOR = 512;
    private static final int COMMITS = 14;
    private static final int IMAGES = 6;
    /** Some 5 MB in all, so that SQLite moves its log into the file on the way. */
    private static final int MOST_BYTES = 700_000;

    private record Disk(byte[] file, byte[] log) {
        static Disk of(Path file) throws IOException {
            Path log = file.resolveSibling(file.getFileName() + "-wal");
            return new Disk(Files.readAllBytes(file), Files.exists(log) ? Files.readAllBytes(log) : new byte[0]);
        }
    }

    @TempDir
    Path folder;
    private int images;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aCommitIsThereAsAWholeOrNotAtAll(long seed) throws IOException {
        Random random = new Random(seed);
        List<byte[]> bodies = new ArrayList<>();
        boolean moved = false;
        try (SqliteOutbox outbox = new SqliteOutbox(folder.resolve("state.db"), OutboxLimits.DEFAULT, NOON)) {
            Disk before = Disk.of(folder.resolve("state.db"));
            for (int number = 1; number <= COMMITS; number++) {
                byte[] body = new byte[1 + random.nextInt(MOST_BYTES)];
                random.nextBytes(body);
                bodies.add(body);
                outbox.commit(page(number, body), NOON);
                Disk after = Disk.of(folder.resolve("state.db"));
                for (int image = 0; image < IMAGES; image++) {
                    Disk inTheLog = new Disk(before.file(), torn(before.log(), after.log(), random));
                    assertThat(recovered(inTheLog, bodies)).as("commit %d, power lost while its log was written", number).isBetween(number - 1, number);
                    if (!Arrays.equals(before.file(), after.file())) {
                        moved = true;
                        Disk inTheFile = new Disk(torn(before.file(), after.file(), random), after.log());
                        assertThat(recovered(inTheFile, bodies)).as("commit %d, power lost while the log was moved", number).isEqualTo(number);
                    }
                }
                before = after;
            }
        }
        assertThat(moved).as("the log was moved into the file at least once").isTrue();
    }

    /** Any mixture of the sectors before and after, of any length between the two. */
    private static byte[] torn(byte[] before, byte[] after, Random random) {
        int least = Math.min(before.length, after.length);
        int length = random.nextInt(4) == 0 ? least + random.nextInt(Math.abs(after.length - before.length) + 1) : Math.max(before.length, after.length);
        byte[] torn = Arrays.copyOf(before, length);
        double share = random.nextDouble();
        for (int sector = 0; sector < length; sector += SECTOR) {
            if (sector < after.length && random.nextDouble() < share) {
                System.arraycopy(after, sector, torn, sector, Math.min(Math.min(SECTOR, length - sector), after.length - sector));
            }
        }
        return torn;
    }

    /** Opens what is on the disk; answers how many commits are in it, each of them whole. */
    private int recovered(Disk disk, List<byte[]> bodies) throws IOException {
        Path home = Files.createDirectory(folder.resolve("image-" + images++));
        Files.write(home.resolve("state.db"), disk.file());
        Files.write(home.resolve("state.db-wal"), disk.log());
        int commits;
        try (SqliteOutbox outbox = new SqliteOutbox(home.resolve("state.db"), OutboxLimits.DEFAULT, NOON)) {
            commits = outbox.cursor("ual").map(Integer::parseInt).orElse(0);
            List<Block> blocks = outbox.take("local", NOON, COMMITS + 1);
            assertThat(blocks).hasSize(commits);
            for (int i = 0; i < commits; i++) {
                assertThat(Arrays.equals(blocks.get(i).content().body(), bodies.get(i))).as("bytes of block %d", i).isTrue();
                assertThat(outbox.seen(EventKey.of("audit", Integer.toString(i + 1)))).isTrue();
            }
            assertThat(outbox.nextSeq("audit", "local")).isEqualTo(commits + 1);
            outbox.commit(page(commits + 1, new byte[] {1}), NOON);
        }
        try (Stream<Path> files = Files.list(home)) {
            for (Path file : files.toList()) {
                assertThat(file.getFileName().toString()).doesNotContain("broken");
                Files.delete(file);
            }
        }
        return commits;
    }

    private static Commit page(int number, byte[] body) {
        return new Commit("ual").cursor(Integer.toString(number)).seen(EventKey.of("audit", Integer.toString(number)))
                .block("local", "d", new EncodedBlock("audit", 1, 1, number, body.length, body));
    }
}

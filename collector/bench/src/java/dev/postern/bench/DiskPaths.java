package dev.postern.bench;

import dev.postern.event.EncodedBlock;
import dev.postern.outbox.Block;
import dev.postern.outbox.Commit;
import dev.postern.outbox.EventKey;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.time.SystemClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What making a page durable costs, and what disk and SQLite allow. One operation is one commit. */
@State(Scope.Thread)
public class DiskPaths {
    static final int BLOCK = 235 << 10;
    private static final int EVENTS = 2000;

    private final SystemClock clock = new SystemClock();
    private final byte[] body = new byte[BLOCK];
    private final ByteBuffer mebibyte = ByteBuffer.allocateDirect(1 << 20);
    private SqliteOutbox outbox;
    private Connection connection;
    private PreparedStatement insert;
    private FileChannel channel;
    private long seq = 1;

    @Setup(Level.Iteration)
    public void open() throws Exception {
        Path work = Path.of(System.getProperty("postern.bench.work"), "disk");
        CaseRun.delete(work);
        java.nio.file.Files.createDirectories(work);
        new Random(42).nextBytes(body);
        seq = 1;
        outbox = new SqliteOutbox(work.resolve("state.db"), OutboxLimits.DEFAULT, clock.now());
        connection = DriverManager.getConnection("jdbc:sqlite:" + work.resolve("plain.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("CREATE TABLE block (id INTEGER PRIMARY KEY, body BLOB)");
        }
        insert = connection.prepareStatement("INSERT INTO block (body) VALUES (?)");
        channel = FileChannel.open(work.resolve("plain"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @TearDown(Level.Iteration)
    public void close() throws Exception {
        outbox.close();
        insert.close();
        connection.close();
        channel.close();
    }

    @Benchmark
    public void outboxCommitOf2000Events() {
        Commit commit = new Commit("load").cursor("at " + seq).block("sink", "destination", new EncodedBlock("audit", 1, EVENTS, seq, 1 << 20, body));
        for (int i = 0; i < EVENTS; i++) {
            commit.seen(new EventKey(seq * 0x9e3779b97f4a7c15L, seq));
            seq++;
        }
        outbox.commit(commit.counts(EVENTS, 0, 0), clock.now());
        List<Block> waiting = outbox.take("sink", clock.now(), 16);
        if (waiting.size() == 16) {
            outbox.settle(waiting);
        }
    }

    @Benchmark
    public void sqliteCommitOf235KiB() throws SQLException {
        insert.setBytes(1, body);
        insert.executeUpdate();
    }

    @Benchmark
    public void fdatasyncOf1MiB() throws IOException {
        channel.write(mebibyte.clear());
        channel.force(false);
        if (channel.position() > 1L << 30) {
            channel.position(0);
        }
    }
}

package dev.postern.bench;

import dev.postern.event.BlockEncoder;
import dev.postern.event.EncodedBlock;
import dev.postern.event.RowCodec;
import dev.postern.io.LocalFiles;
import dev.postern.outbox.Commit;
import dev.postern.outbox.EventKey;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.schema.Row;
import dev.postern.sink.Sink;
import dev.postern.source.FolderSettings;
import dev.postern.source.FolderSource;
import dev.postern.source.FormatDetector;
import dev.postern.source.Reading;
import dev.postern.source.unifiedaudit.UnifiedAuditFormats;
import dev.postern.testkit.load.Load;
import dev.postern.testkit.load.LoadFile;
import dev.postern.time.SystemClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Fills outboxes with blocks of audit rows, as a long outage of a sink would, without the work of reading so much. */
final class Blocks {
    private Blocks() {
    }

    /** One block of about 1 MiB raw. */
    static EncodedBlock audit(RowCodec codec) throws Exception {
        Path file = Files.createTempFile("postern-bench", ".jsonl");
        LoadFile.write(Load.named("audit", 42), 0, 2000, file);
        try (FolderSource source = new FolderSource("load", FolderSettings.complete(file.toString()), new FormatDetector(UnifiedAuditFormats.all()),
                new LocalFiles(), new SystemClock())) {
            List<Row> rows = source.read(Optional.empty(), 2000).readings().stream().flatMap(reading -> ((Reading.Rows) reading).rows().stream()).toList();
            rows.forEach(row -> row.set("tenant", "contoso.example"));
            return new BlockEncoder(codec, 1 << 20).encode(rows.get(0).schema(), rows, 1).get(0);
        } finally {
            Files.delete(file);
        }
    }

    /** Commits the block again and again for a sink, numbered on, until so many events are enough; returns how many. */
    static long fill(Path stateFile, Sink sink, LongPredicate enough) throws Exception {
        EncodedBlock block = audit(sink.codec());
        SystemClock clock = new SystemClock();
        long seq = 1;
        try (SqliteOutbox outbox = new SqliteOutbox(stateFile, OutboxLimits.DEFAULT, clock.now())) {
            while (!enough.test(seq - 1)) {
                Commit commit = new Commit("load");
                for (int i = 0; i < 20; i++) {
                    commit.block(sink.name(), sink.destination(),
                            new EncodedBlock(block.stream(), block.schemaVersion(), block.rows(), seq, block.rawBytes(), block.body()));
                    commit.seen(EventKey.of("audit", Long.toString(seq)));
                    seq += block.rows();
                }
                outbox.commit(commit.counts(20L * block.rows(), 0, 0), clock.now());
            }
        }
        return seq - 1;
    }
}

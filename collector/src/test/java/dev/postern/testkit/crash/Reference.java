package dev.postern.testkit.crash;

import dev.postern.baseline.Approvals;
import dev.postern.baseline.Baseline;
import dev.postern.baseline.BaselineConfig;
import dev.postern.event.BlockEncoder;
import dev.postern.event.NdjsonCodec;
import dev.postern.event.RowCodec;
import dev.postern.harvest.Committer;
import dev.postern.harvest.HarvestLimits;
import dev.postern.harvest.Harvester;
import dev.postern.harvest.Shipper;
import dev.postern.io.LocalFiles;
import dev.postern.outbox.Block;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.schema.Schema;
import dev.postern.sink.Delivery;
import dev.postern.sink.DeliveryLevel;
import dev.postern.sink.Sink;
import dev.postern.source.FileFormat;
import dev.postern.source.FolderSettings;
import dev.postern.source.FolderSource;
import dev.postern.source.FormatDetector;
import dev.postern.source.SourceException;
import dev.postern.source.exchangeconfig.ExchangeConfigFormats;
import dev.postern.source.unifiedaudit.UnifiedAuditFormats;
import dev.postern.time.VirtualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an undisturbed run makes of an inbox.
 *
 * @param derived rows that the collector made of the listings
 */
record Reference(ReceivedRows rows, long derived) {
    private record KeepingSink(ReceivedRows kept) implements Sink {
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
                new BlockEncoder(codec(), 1).decode(Schema.current().stream(block.content().stream()), block.content().body()).forEach(kept::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Delivery.Settled();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    static Reference of(Path inbox) {
        return run(inbox, List.of(CrashSite.AUDIT, CrashSite.CONFIG));
    }

    /** The same without the audit records. */
    static Reference ofSnapshots(Path inbox) {
        return run(inbox, List.of(CrashSite.CONFIG));
    }

    private static Reference run(Path inbox, List<String> sources) {
        try {
            Path folder = Files.createTempDirectory("postern-reference-");
            try {
                return run(inbox, sources, folder);
            } finally {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SourceException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reference run(Path inbox, List<String> sources, Path folder) throws SourceException {
        VirtualClock clock = new VirtualClock(CrashSite.NOON);
        KeepingSink sink = new KeepingSink(new ReceivedRows());
        try (SqliteOutbox outbox = new SqliteOutbox(folder.resolve("state.db"), OutboxLimits.DEFAULT, clock.now())) {
            Baseline baseline = new Baseline(outbox.documents(), Approvals::none, BaselineConfig.defaults());
            Harvester harvester = new Harvester(outbox, new Committer(outbox, baseline, List.of(sink), clock, CrashSite.COLLECTOR, 1 << 20),
                    HarvestLimits.DEFAULT);
            for (String source : sources) {
                read(source, source.equals(CrashSite.AUDIT) ? UnifiedAuditFormats.all() : ExchangeConfigFormats.all(), inbox, harvester, clock);
            }
            new Shipper(outbox, sink, clock).ship(() -> false);
            long derived = outbox.sourceCounts().containsKey(CrashSite.CONFIG) ? outbox.sourceCounts().get(CrashSite.CONFIG).derived() : 0;
            return new Reference(sink.kept(), derived);
        }
    }

    private static void read(String name, List<FileFormat> formats, Path inbox, Harvester harvester, VirtualClock clock) throws SourceException {
        FolderSource source = new FolderSource(name, FolderSettings.complete(inbox.resolve(name).toString()), new FormatDetector(formats), new LocalFiles(), clock);
        harvester.harvest(source, CrashSite.TENANT, () -> false);
        source.close();
    }
}

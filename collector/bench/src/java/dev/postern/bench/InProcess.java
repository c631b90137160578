package dev.postern.bench;

import dev.postern.baseline.Approvals;
import dev.postern.baseline.Baseline;
import dev.postern.baseline.BaselineConfig;
import dev.postern.harvest.Committer;
import dev.postern.harvest.HarvestLimits;
import dev.postern.harvest.HarvestResult;
import dev.postern.harvest.Harvester;
import dev.postern.harvest.Shipper;
import dev.postern.io.LocalFiles;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.source.FileFormat;
import dev.postern.source.FolderSettings;
import dev.postern.source.FolderSource;
import dev.postern.source.FormatDetector;
import dev.postern.source.tracking.TrackingFormats;
import dev.postern.source.unifiedaudit.UnifiedAuditFormats;
import dev.postern.time.SystemClock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Our chain without timetable, console and rules: {@code InProcess <audit|tracking> <file> <HEC base address, or none> <folder>}. One
 * thread harvests, one ships. With {@code none} it is read, parse, normalise, encode and commit alone. Ends when all is delivered.
 */
public final class InProcess {
    private InProcess() {
    }

    public static void main(String[] args) throws Exception {
        long begin = System.nanoTime();
        List<FileFormat> formats = args[0].equals("audit") ? UnifiedAuditFormats.all() : TrackingFormats.all();
        SystemClock clock = new SystemClock();
        AtomicBoolean harvested = new AtomicBoolean();
        BareHecSink sink = new BareHecSink(args[2]);
        try (SqliteOutbox outbox = new SqliteOutbox(Path.of(args[3], "state.db"), OutboxLimits.DEFAULT, clock.now());
                FolderSource source = new FolderSource("load", FolderSettings.complete(args[1]), new FormatDetector(formats), new LocalFiles(), clock)) {
            Baseline baseline = new Baseline(outbox.documents(), Approvals::none, BaselineConfig.defaults());
            Committer committer = new Committer(outbox, baseline, List.of(sink), clock, "bench", 1 << 20);
            Shipper shipper = new Shipper(outbox, sink, clock);
            Thread ship = new Thread(() -> {
                boolean last = false;
                while (!last) {
                    last = harvested.get();
                    if (shipper.ship(() -> false) == 0 && !last) {
                        Thread.onSpinWait();
                        java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
                    }
                }
            }, "ship");
            ship.start();
            HarvestResult result = new Harvester(outbox, committer, new HarvestLimits(2000, 8L << 30)).harvest(source, "contoso.example", () -> false);
            harvested.set(true);
            ship.join();
            System.err.printf("%s in %.2f s%n", result, (System.nanoTime() - begin) / 1e9);
        }
    }
}

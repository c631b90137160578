package dev.postern.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.testkit.crash.CrashOracle;
import dev.postern.testkit.crash.CrashPoint;
import dev.postern.testkit.crash.CrashProcess;
import dev.postern.testkit.crash.CrashSite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process is killed while it harvests and delivers: nothing is lost, nothing is in the embedded engine twice, the rest is bounded. */
class CrashTest {
    private static final Logger LOG = LoggerFactory.getLogger(CrashTest.class);
    private static final int KILLS = Integer.getInteger("postern.kills", 5);
    private static final int LONGEST_LIFE_MILLIS = 400;
    /** A machine that drains all it is given within a life is given more. */
    private static final int MOST_RECORDS = 2400;
    private static final int MOST_SNAPSHOTS = 20;

    @TempDir
    Path folder;

    @Test
    void killedAtEachStepItLosesNothingAndStoresEachRecordOnce() throws IOException, InterruptedException {
        Random random = new Random(20261121);
        try (CrashSite site = new CrashSite(folder)) {
            for (CrashPoint point : CrashPoint.values()) {
                site.issue(200);
                site.issueSnapshot();
                site.dieAt(point, 1 + random.nextInt(3));
            }
            site.drain();
            CrashOracle.check(site);
            LOG.info("killed at {} steps: {}", CrashPoint.values().length, summary(site));
        }
    }

    @Test
    void killedAtRandomItLosesNothingAndStoresEachRecordOnce() throws IOException, InterruptedException {
        Random random = new Random(20261102);
        int batch = 300;
        try (CrashSite site = new CrashSite(folder)) {
            for (int kill = 0; kill < KILLS; kill++) {
                site.issue(batch);
                if (kill < MOST_SNAPSHOTS) {
                    site.issueSnapshot();
                }
                int before = site.foundWork();
                try (CrashProcess process = site.startReady()) {
                    if (kill % 4 != 0) {
                        long had = committed(process.status());
                        process.await("a page of this life", status -> committed(status) > had || site.drained(status));
                    }
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
                    process.kill();
                }
                site.countInFlight();
                batch = site.foundWork() > before ? batch : Math.min(2 * batch, MOST_RECORDS);
            }
            site.drain();
            CrashOracle.check(site);
            assertThat(site.foundWork()).as("kills that found work in hand").isPositive();
            LOG.info("killed {} times at random: {}", KILLS, summary(site));
        }
    }

    private static long committed(JsonNode status) {
        return status.path("sources").path("audit").path("committed").asLong();
    }

    private static String summary(CrashSite site) {
        List<Duration> starts = site.starts().stream().sorted().toList();
        return site.issued() + " records, 0 lost, " + site.receiver().received().duplicates() + " came twice of " + site.inFlight()
                + " in flight, 0 twice in the embedded engine; " + site.foundWork() + " kills found work in hand; restart in "
                + starts.get(starts.size() / 2).toMillis() + " ms in the middle, " + starts.get(starts.size() - 1).toMillis() + " ms at most";
    }
}

package dev.postern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.testkit.AuditFiles;
import dev.postern.testkit.SmallDisk;
import dev.postern.testkit.crash.BlockReceiver.Manner;
import dev.postern.testkit.crash.CrashOracle;
import dev.postern.testkit.crash.CrashProcess;
import dev.postern.testkit.crash.CrashSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain as a process while its disk is full, its process stands still, its clock jumps or its receiver misbehaves. */
class FaultTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final int PAUSE_SECONDS = Integer.getInteger("postern.pause", 3);
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
    private static final int DISK_MIB = 8;
    private static final int ENGINE_DISK_MIB = 24;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFullDiskHoldsTheSourceUpUntilThereIsRoom(boolean engine) throws IOException, InterruptedException {
        Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("disk"), engine ? ENGINE_DISK_MIB : DISK_MIB);
        assumeThat(mounted).as("a small file system needs root and tmpfs").isPresent();
        try (SmallDisk disk = mounted.get(); CrashSite site = new CrashSite(folder, disk.folder().resolve("home"), engine)) {
            site.issue(1000);
            site.receiver().behave(Manner.REFUSE);
            Path ballast = disk.folder().resolve("ballast");
            try (CrashProcess process = site.startReady()) {
                process.await("a first page", status -> committed(status) > 0);
                disk.fill(ballast);
                process.await("a sentence on the full disk", status -> problem(status, "audit").contains("full"));
                long committed = committed(process.status());
                assertThat(problem(process.status(), "audit")).contains("disk of the home folder is full").contains("nothing was lost");
                assertThat(committed).as("the source waits").isLessThan(1000);
                process.kill();
                site.countInFlight();
            }
            Files.delete(ballast);
            site.receiver().behave(Manner.WELL);
            site.drain();
            CrashOracle.check(site);
        }
    }

    @Test
    void whatIsDeliveredWhileTheDiskIsFullIsNotSentAgainAndAgain() throws IOException, InterruptedException {
        Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("disk"), DISK_MIB);
        assumeThat(mounted).as("a small file system needs root and tmpfs").isPresent();
        try (SmallDisk disk = mounted.get(); CrashSite site = new CrashSite(folder, disk.folder().resolve("home"), false)) {
            site.issue(1000);
            site.receiver().behave(Manner.REFUSE);
            Path ballast = disk.folder().resolve("ballast");
            try (CrashProcess process = site.startReady()) {
                process.await("all pages", status -> committed(status) == 1000);
                disk.fill(ballast);
                site.issue(1000);
                site.receiver().behave(Manner.WELL);
                process.await("a delivery that cannot be settled, or room made by it",
                        status -> problem(status, "remote").contains("full") || waiting(status) == 0);
                TimeUnit.SECONDS.sleep(2);
                assertThat(site.receiver().received().duplicates()).as("rows sent again while the disk was full").isZero();
                Files.delete(ballast);
                process.await("a drained outbox", site::drained);
                process.stop();
            }
            site.drain();
            CrashOracle.check(site);
        }
    }

    @Test
    void aProcessThatStandsStillKeepsItsHomeAndGoesOn() throws IOException, InterruptedException {
        try (CrashSite site = new CrashSite(folder)) {
            site.issue(600);
            try (CrashProcess process = site.startReady()) {
                process.await("a first page", status -> committed(status) > 0);
                signal("STOP", process);
                try (CrashProcess other = site.start()) {
                    assertThat(other.said()).contains("in use by another Postern process");
                    assertThat(other.awaitEnd()).isEqualTo(3);
                }
                TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
                signal("CONT", process);
                process.await("a drained outbox", site::drained);
                assertThat(process.stop()).isZero();
            }
            site.drain();
            assertThat(site.receiver().received().duplicates()).as("nothing was killed, nothing comes twice").isZero();
            CrashOracle.check(site);
        }
    }

    @Test
    void aClockThatJumpsHoldsNothingUpAndLosesNothing() throws IOException, InterruptedException {
        try (CrashSite site = new CrashSite(folder)) {
            site.issue(300);
            try (CrashProcess process = site.startReady()) {
                for (long days : new long[] {10, -10, 0}) {
                    site.receiver().behave(Manner.REFUSE);
                    site.issue(100);
                    process.await("a block put back", status -> problem(status, "remote").contains("503"));
                    process.clock(Duration.ofDays(days));
                    site.receiver().behave(Manner.WELL);
                    process.await("a drained outbox after a jump to " + days + " days", site::drained);
                }
                assertThat(process.stop()).isZero();
            }
            site.drain();
            CrashOracle.check(site);
        }
    }

    @Test
    void aReceiverThatMisbehavesLosesNothing() throws IOException, InterruptedException {
        try (CrashSite site = new CrashSite(folder)) {
            try (CrashProcess process = site.startReady()) {
                for (Manner manner : Manner.values()) {
                    site.receiver().behave(manner);
                    site.issue(200);
                    process.await("records committed while the receiver is to answer as " + manner, status -> read(status) == site.lines());
                    if (manner != Manner.WELL && manner != Manner.SLOWLY) {
                        process.await("the receiver's trouble shown", status -> !problem(status, "remote").isEmpty());
                        site.countInFlight();
                    }
                    site.receiver().behave(manner == Manner.SLOWLY ? manner : Manner.WELL);
                    process.await("a drained outbox after " + manner, site::drained);
                }
                assertThat(process.stop()).isZero();
            }
            site.drain();
            CrashOracle.check(site);
        }
    }

    @Test
    void aFullOutboxHoldsTheSourceUpAndResumes() throws IOException, InterruptedException {
        try (CrashSite site = new CrashSite(folder, folder.resolve("home"), false)) {
            site.limitOutbox(20_000);
            site.issue(2000);
            site.receiver().behave(Manner.REFUSE);
            try (CrashProcess process = site.startReady()) {
                JsonNode status = process.await("a full outbox", now -> problem(now, "audit").contains("outbox.max-size"));
                long committed = committed(status);
                assertThat(committed).isBetween(1L, 1999L);
                assertThat(committed(process.status())).as("the source waits").isEqualTo(committed);
                site.receiver().behave(Manner.WELL);
                process.await("a drained outbox", site::drained);
                assertThat(process.stop()).isZero();
            }
            site.drain();
            assertThat(site.receiver().received().duplicates()).isZero();
            CrashOracle.check(site);
        }
    }

    @Test
    void aWriteThatFailsStopsTheSourceAndNamesTheFile() throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(PRLIMIT)).as("a bound on the size of files needs prlimit").isTrue();
        try (CrashSite site = new CrashSite(folder, folder.resolve("home"), false)) {
            site.issue(3000);
            site.receiver().behave(Manner.REFUSE);
            try (CrashProcess process = site.startReady()) {
                bound("262144:", process);
                process.await("a failed write shown", status -> problem(status, "audit").contains("cannot commit"));
                assertThat(problem(process.status(), "audit")).contains("in the state file").contains("state.db");
                assertThat(committed(process.status())).isLessThan(3000);
                bound("unlimited:", process);
                site.receiver().behave(Manner.WELL);
                process.await("a drained outbox", site::drained);
                assertThat(process.stop()).isZero();
            }
            site.drain();
            CrashOracle.check(site);
        }
    }

    /** Writes beyond so many bytes of a file fail from now on. */
    private static void bound(String bytes, CrashProcess process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(PRLIMIT.toString(), "--pid", Long.toString(process.pid()), "--fsize=" + bytes).start().waitFor()).isZero();
    }

    @Test
    void poisonAndHugeRecordsStayWithinASmallHeap() throws IOException, InterruptedException {
        try (CrashSite site = new CrashSite(folder, folder.resolve("home"), false)) {
            site.issue(200);
            site.issuePoison(List.of(
                    AuditFiles.record(900_001, NOON, "Set-Mailbox", "[{\"Name\":\"" + "x".repeat(64 << 20) + "\",\"Value\":\"\"}]"),
                    AuditFiles.record(900_002, NOON, "Set-Mailbox", "[".repeat(10_000) + "]".repeat(10_000)),
                    "{\"Id\":\"1\",\"CreationTime\":NaN}",
                    "{\"Id\":\"\u0000\",",
                    AuditFiles.record(900_003, NOON, "Set-Mailbox", "[" + "1,".repeat(100_000) + "1]")));
            site.issue(200);
            try (CrashProcess process = site.startReady()) {
                process.await("all records read", site::drained);
                assertThat(process.stop()).isZero();
            }
            site.drain();
            CrashOracle.check(site);
        }
    }

    private static void signal(String name, CrashProcess process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor()).isZero();
    }

    private static long committed(JsonNode status) {
        return status.path("sources").path("audit").path("committed").asLong();
    }

    private static long read(JsonNode status) {
        return status.path("sources").path("audit").path("read").asLong();
    }

    private static long waiting(JsonNode status) {
        return status.path("sinks").path("remote").path("waitingRows").asLong();
    }

    private static String problem(JsonNode status, String part) {
        return status.path("problems").path(part).asText();
    }
}

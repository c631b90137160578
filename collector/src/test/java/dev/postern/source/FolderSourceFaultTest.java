package dev.postern.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.source.tracking.TrackingFormats;
import dev.postern.testkit.Fixtures;
import dev.postern.testkit.MemoryFiles;
import dev.postern.testkit.Pages;
import dev.postern.time.VirtualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files that fail, vanish and shrink while they are read. */
class FolderSourceFaultTest {
    private static final String HEADER = Fixtures.text("tracking/header.txt");
    private final MemoryFiles files = new MemoryFiles();

    private FolderSource source(boolean growing) {
        return new FolderSource("s", growing ? FolderSettings.growing("log") : FolderSettings.complete("log"), new FormatDetector(TrackingFormats.all()), files,
                new VirtualClock(Instant.EPOCH));
    }

    private static String lines(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append("2026-10-01T08:00:00.000Z,,,,MBX1,,conn,SMTP,RECEIVE,").append(i).append(",<m>,,r@site.example,,1,1,,,s,a@site.example,,,Incoming,,,,,,,\n");
        }
        return text.toString();
    }

    @Test
    void fileThatCannotBeReadDoesNotStopTheOthersAndIsNamed() throws Exception {
        files.put("log/a.log", HEADER + lines(0, 3)).put("log/b.log", HEADER + lines(3, 5));
        files.fail("log/a.log", true);
        FolderSource source = source(false);
        Page page = source.read(Optional.empty(), 10);
        assertThat(page.readings()).hasSize(2);
        assertThatThrownBy(() -> source.read(Optional.of(page.cursor()), 10)).isInstanceOf(SourceException.class)
                .hasMessageContaining("source s cannot read log/a.log").hasMessageContaining("check");
        files.fail("log/a.log", false);
        assertThat(source.read(Optional.of(page.cursor()), 10).readings()).hasSize(3);
    }

    @Test
    void failureInTheMiddleOfAFileLosesAndRepeatsNothing() throws Exception {
        files.put("log/a.log", HEADER + lines(0, 5000));
        FolderSource source = source(false);
        Page page = source.read(Optional.empty(), 10);
        files.fail("log/a.log", true);
        List<Reading> readings = new ArrayList<>(page.readings());
        Optional<String> cursor = Optional.of(page.cursor());
        for (int i = 0; i < 1000 && readings.size() < 5000; i++) {
            try {
                page = source.read(cursor, 700);
                readings.addAll(page.readings());
                cursor = Optional.of(page.cursor());
            } catch (SourceException e) {
                files.fail("log/a.log", false);
            }
        }
        assertThat(Pages.rows(readings)).hasSize(5000).extracting(row -> row.eventId()).doesNotHaveDuplicates();
    }

    @Test
    void fileThatVanishesBeforeItIsOpenedIsDroppedQuietly() throws Exception {
        files.put("log/a.log", HEADER + lines(0, 3)).put("log/b.log", HEADER + lines(3, 5));
        files.vanishOnOpen("log/a.log");
        Page page = source(true).read(Optional.empty(), 10);
        assertThat(page.readings()).hasSize(2);
        assertThat(page.cursor()).doesNotContain("a.log");
    }

    @Test
    void fileThatVanishesBetweenPagesIsDroppedQuietly() throws Exception {
        files.put("log/a.log", HEADER + lines(0, 3)).put("log/b.log", HEADER + lines(3, 5));
        Page page = source(true).read(Optional.empty(), 4);
        files.remove("log/a.log");
        page = source(true).read(Optional.of(page.cursor()), 10);
        assertThat(page.readings()).hasSize(1);
        assertThat(page.cursor()).doesNotContain("a.log");
    }

    @Test
    void replacedFileWithTheSameFirstKilobyteIsReadAnew() throws Exception {
        String longHeader = HEADER + "#" + "x".repeat(2000) + "\n";
        files.put("log/a.log", longHeader + lines(0, 20));
        Page page = source(true).read(Optional.empty(), 100);
        files.put("log/a.log", longHeader + lines(50, 80));
        assertThat(source(true).read(Optional.of(page.cursor()), 100).readings()).hasSize(30);
    }

    @Test
    void pathTakenByAnotherFileWhileTheFirstIsReadMixesNothing() throws Exception {
        files.put("log/a.log", HEADER + lines(0, 20));
        FolderSource source = source(true);
        Page page = source.read(Optional.empty(), 5);
        files.rename("log/a.log", "log/a.1.log");
        files.put("log/a.log", HEADER + lines(100, 140));
        List<Reading> rest = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            page = source.read(Optional.of(page.cursor()), 5);
            rest.addAll(page.readings());
        }
        assertThat(Pages.rows(rest)).extracting(row -> row.eventId()).doesNotHaveDuplicates();
        assertThat(rest).hasSize(55);
    }

    @Test
    void foreignFileIsOneRejectionOnceAndTheOthersAreRead() throws Exception {
        files.put("log/a.evtx", "ElfFile\0\0\0").put("log/b.log", HEADER + lines(0, 2));
        FolderSource source = source(true);
        Page page = source.read(Optional.empty(), 10);
        assertThat(Pages.rejected(page.readings())).singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).startsWith("log/a.evtx: looks like a Windows event log (EVTX)"));
        assertThat(page.readings()).hasSize(3);
        assertThat(source(true).read(Optional.of(page.cursor()), 10).readings()).isEmpty();
    }

    @Test
    void unreadableCursorIsOneClearSentence() {
        files.put("log/a.log", HEADER);
        assertThatThrownBy(() -> source(true).read(Optional.of("nonsense"), 1)).isInstanceOf(SourceException.class).hasMessageContaining("cursor of source s");
        assertThatThrownBy(() -> source(true).read(Optional.of("{\"v\":2}"), 1)).isInstanceOf(SourceException.class);
    }
}

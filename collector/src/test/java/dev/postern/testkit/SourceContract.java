package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.io.LocalFiles;
import dev.postern.source.FileFormat;
import dev.postern.source.FolderSettings;
import dev.postern.source.FolderSource;
import dev.postern.source.FormatDetector;
import dev.postern.source.Page;
import dev.postern.source.ReadLimits;
import dev.postern.source.Reading;
import dev.postern.source.Source;
import dev.postern.source.SourceException;
import dev.postern.time.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every source of record files promises. A source's test extends it and says how its records look. */
public abstract class SourceContract {
    private static final int LIMIT = 8192;

    @TempDir
    protected Path folder;
    protected final VirtualClock clock = new VirtualClock(Instant.parse("2100-01-01T00:00:00Z"));

    protected abstract List<FileFormat> formats();

    /** Text before the records, with its line end; an empty text where there is none. */
    protected abstract String header();

    /** One record with its line end; records of different numbers differ. */
    protected abstract String record(int number);

    /** One record that cannot be read, with its line end. */
    protected abstract String poison();

    /** One record of at least so many bytes, with its line end. */
    protected abstract String huge(int bytes);

    protected Source source(FolderSettings settings) {
        return new FolderSource("contract", settings.withLimits(ReadLimits.DEFAULT.withRecordBytes(LIMIT)), new FormatDetector(formats()), new LocalFiles(), clock);
    }

    private Source complete() {
        return source(FolderSettings.complete(folder.toString()));
    }

    private Source growing() {
        return source(FolderSettings.growing(folder.toString()));
    }

    protected String records(int from, int to) {
        StringBuilder text = new StringBuilder();
        IntStream.range(from, to).forEach(number -> text.append(record(number)));
        return text.toString();
    }

    protected Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void append(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardOpenOption.APPEND);
    }

    private static int rows(Page page) {
        return (int) page.readings().stream().filter(Reading.Rows.class::isInstance).count();
    }

    @Test
    void missingPlaceIsOneClearSentence() {
        assertThatThrownBy(() -> source(FolderSettings.complete(folder.resolve("none").toString())).read(Optional.empty(), 10))
                .isInstanceOf(SourceException.class).hasMessageContaining("contract").hasMessageContaining("none").hasMessageContaining("check");
    }

    @Test
    void emptyFolderAndEmptyFileReadNothing() throws Exception {
        assertThat(complete().read(Optional.empty(), 10).readings()).isEmpty();
        write("empty.log", "");
        Page page = complete().read(Optional.empty(), 10);
        assertThat(page.readings()).isEmpty();
        assertThat(page.more()).isFalse();
    }

    @Test
    void headerAloneReadsNothing() throws Exception {
        if (!header().isEmpty()) {
            write("a.log", header());
            assertThat(complete().read(Optional.empty(), 10).readings()).isEmpty();
        }
    }

    @Test
    void oneRecordIsRead() throws Exception {
        write("a.log", header() + record(1));
        Page page = complete().read(Optional.empty(), 10);
        assertThat(rows(page)).isEqualTo(1);
        assertThat(complete().read(Optional.of(page.cursor()), 10).readings()).isEmpty();
    }

    @Test
    void thousandRecordsHaveDistinctIds() throws Exception {
        write("a.log", header() + records(0, 1000));
        List<Reading> readings = Pages.all(complete(), Optional.empty(), 64);
        assertThat(readings).hasSize(1000).allMatch(Reading.Rows.class::isInstance);
        assertThat(Pages.rows(readings)).extracting(row -> row.eventId()).doesNotHaveDuplicates().doesNotContainNull();
        assertThat(Pages.rows(readings)).allMatch(row -> row.time() != null && row.get("product") != null);
    }

    @Test
    void newInstanceResumesAtEveryPageBoundary() throws Exception {
        write("a.log", header() + records(0, 12) + poison() + records(12, 20));
        write("b.log", header() + records(20, 31));
        List<String> whole = Pages.texts(Pages.all(complete(), Optional.empty(), 1000));
        assertThat(whole).hasSize(32);
        for (int limit = 1; limit <= 7; limit++) {
            assertThat(Pages.texts(Pages.resuming(this::complete, limit))).as("pages of " + limit).isEqualTo(whole);
            assertThat(Pages.texts(Pages.all(complete(), Optional.empty(), limit))).isEqualTo(whole);
        }
    }

    @Test
    void readingTwiceFromOneCursorIsTheSame() throws Exception {
        write("a.log", header() + records(0, 50));
        Source source = complete();
        Page first = source.read(Optional.empty(), 10);
        List<String> second = Pages.texts(source.read(Optional.of(first.cursor()), 10).readings());
        assertThat(Pages.texts(source.read(Optional.of(first.cursor()), 10).readings())).isEqualTo(second);
        assertThat(Pages.texts(complete().read(Optional.of(first.cursor()), 10).readings())).isEqualTo(second);
    }

    @Test
    void poisonIsRejectedWithPlaceAndReasonAndNeighboursSurvive() throws Exception {
        write("a.log", header() + records(0, 3) + poison() + records(3, 6));
        List<Reading> readings = Pages.all(complete(), Optional.empty(), 100);
        assertThat(Pages.rows(readings).stream().map(row -> row.eventId()).distinct()).hasSize(6);
        assertThat(Pages.rejected(readings)).hasSize(1).allSatisfy(rejected -> {
            assertThat(rejected.position().offset()).isEqualTo((header() + records(0, 3)).getBytes().length);
            assertThat(rejected.position().record()).isEqualTo(4);
            assertThat(rejected.position().file()).endsWith("a.log");
            assertThat(rejected.reason()).isNotBlank();
            assertThat(rejected.excerpt()).isNotEmpty();
        });
    }

    @Test
    void hugeRecordIsRejectedAndNeighboursSurvive() throws Exception {
        write("a.log", header() + record(0) + huge(20 * LIMIT) + records(1, 3));
        List<Reading> readings = Pages.all(complete(), Optional.empty(), 100);
        assertThat(Pages.rows(readings)).hasSize(3);
        assertThat(Pages.rejected(readings)).hasSize(1)
                .allSatisfy(rejected -> assertThat(rejected.excerpt().length).isLessThanOrEqualTo(Reading.Rejected.EXCERPT_BYTES));
    }

    @Test
    void growingFileIsReadOnceEach() throws Exception {
        write("a.log", header() + records(0, 5));
        Source source = growing();
        Page page = source.read(Optional.empty(), 100);
        assertThat(rows(page)).isEqualTo(5);
        append("a.log", records(5, 8));
        page = source.read(Optional.of(page.cursor()), 100);
        assertThat(rows(page)).isEqualTo(3);
        append("a.log", records(8, 9));
        page = growing().read(Optional.of(page.cursor()), 100);
        assertThat(rows(page)).isEqualTo(1);
        assertThat(growing().read(Optional.of(page.cursor()), 100).readings()).isEmpty();
    }

    @Test
    void renamedFileKeepsItsPlace() throws Exception {
        write("a.log", header() + records(0, 20));
        Page page = growing().read(Optional.empty(), 7);
        Files.move(folder.resolve("a.log"), folder.resolve("z.log"));
        write("a.log", header() + records(20, 22));
        List<Reading> rest = Pages.all(growing(), Optional.of(page.cursor()), 100);
        assertThat(rest).hasSize(15);
    }

    @Test
    void truncatedOrReplacedFileIsReadAnew() throws Exception {
        write("a.log", header() + records(0, 9));
        Page page = growing().read(Optional.empty(), 100);
        write("a.log", header() + records(30, 32));
        page = growing().read(Optional.of(page.cursor()), 100);
        assertThat(rows(page)).isEqualTo(2);
        write("a.log", header() + records(40, 60));
        assertThat(rows(growing().read(Optional.of(page.cursor()), 100))).isEqualTo(20);
    }

    @Test
    void unterminatedLastRecordWaitsForItsEndOrForQuiet() throws Exception {
        String last = record(2).stripTrailing();
        String half = last.substring(0, last.length() / 2);
        Path file = write("a.log", header() + records(0, 2) + half);
        clock.advanceTo(Files.getLastModifiedTime(file).toInstant());
        VirtualClock now = new VirtualClock(Files.getLastModifiedTime(file).toInstant());
        Source source = new FolderSource("contract", FolderSettings.growing(folder.toString()), new FormatDetector(formats()), new LocalFiles(), now);
        Page page = source.read(Optional.empty(), 100);
        assertThat(page.readings()).hasSize(2);
        append("a.log", last.substring(half.length()) + "\n");
        Page second = source.read(Optional.of(page.cursor()), 100);
        assertThat(rows(second)).isEqualTo(1);
        append("a.log", record(3).stripTrailing());
        Page third = source.read(Optional.of(second.cursor()), 100);
        now.sleep(Duration.ofHours(1));
        Page fourth = source.read(Optional.of(third.cursor()), 100);
        List<Reading> both = new ArrayList<>(third.readings());
        both.addAll(fourth.readings());
        assertThat(both).hasSize(1).allMatch(Reading.Rows.class::isInstance);
        Files.delete(file);
        write("a.log", header() + record(0) + record(1).stripTrailing());
        assertThat(rows(complete().read(Optional.empty(), 10))).isEqualTo(2);
    }
}

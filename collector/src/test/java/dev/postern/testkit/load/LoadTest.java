package dev.postern.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.io.LocalFiles;
import dev.postern.schema.Row;
import dev.postern.source.FileFormat;
import dev.postern.source.FolderSettings;
import dev.postern.source.FolderSource;
import dev.postern.source.FormatDetector;
import dev.postern.source.Page;
import dev.postern.source.Reading;
import dev.postern.source.tracking.TrackingFormats;
import dev.postern.source.unifiedaudit.UnifiedAuditFormats;
import dev.postern.testkit.Seq;
import dev.postern.time.SystemClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"audit, 42, de83e4ed9f3d3c26", "audit, 43, 2269e91039fae630", "tracking, 42, 2d91ba753beae6b2", "postfix, 42, 0988b3b93370de94"})
    void aSeedAlwaysGivesTheSameRecords(String name, long seed, String sha256) throws Exception {
        StringBuilder text = new StringBuilder();
        Load load = Load.named(name, seed);
        for (int number = 0; number < 1000; number++) {
            load.append(number, text);
        }
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(digest, 0, 8)).isEqualTo(sha256);
    }

    @ParameterizedTest
    @CsvSource({"audit, 1200, 1400", "tracking, 550, 800", "postfix, 150, 260"})
    void recordsAreAsLongAsRealOnes(String name, int least, int most) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < 1000; number++) {
            Load.named(name, 42).append(number, text);
        }
        assertThat(text.length() / 1000).isBetween(least, most);
    }

    @ParameterizedTest
    @CsvSource({"audit, event_id", "tracking, network_message_id"})
    void everyRecordIsReadAsOneRowThatKeepsItsNumber(String name, String field) throws Exception {
        Path file = folder.resolve("load");
        List<FileFormat> formats = name.equals("audit") ? UnifiedAuditFormats.all() : TrackingFormats.all();
        LoadFile.write(Load.named(name, 7), 5, 500, file);
        try (FolderSource source = new FolderSource("load", FolderSettings.complete(file.toString()), new FormatDetector(formats), new LocalFiles(),
                new SystemClock())) {
            Page page = source.read(Optional.empty(), 1000);
            List<Row> rows = page.readings().stream().flatMap(reading -> ((Reading.Rows) reading).rows().stream()).toList();
            assertThat(rows).extracting(row -> row.text(field)).first().isEqualTo(Seq.text(5));
            assertThat(rows).extracting(row -> row.text(field)).last().isEqualTo(Seq.text(504));
            assertThat(rows).hasSize(500);
        }
    }

    @Test
    void anUnknownLoadIsNamed() {
        assertThatThrownBy(() -> Load.named("exim", 1)).hasMessageContaining("'exim'").hasMessageContaining("postfix");
    }
}

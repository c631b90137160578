package dev.postern.source.namedlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.schema.Row;
import dev.postern.source.Page;
import dev.postern.source.ReadLimits;
import dev.postern.source.SourceException;
import dev.postern.testkit.Fixtures;
import dev.postern.testkit.MemoryFiles;
import dev.postern.testkit.Pages;
import dev.postern.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamedListSourceTest {
    private static final Instant START = Instant.parse("2026-10-01T08:00:00Z");
    private final VirtualClock clock = new VirtualClock(START);
    private final MemoryFiles files = new MemoryFiles().put("lists/own-egress.csv", Fixtures.text("namedlist/own-egress.csv"));

    private NamedListSource source() {
        return new NamedListSource("lists", "lists", Duration.ofHours(6), ReadLimits.DEFAULT, files, clock);
    }

    @Test
    void generationIsCompleteAndNumbered() throws Exception {
        Page page = source().read(Optional.empty(), 10);
        List<Row> rows = Pages.rows(page.readings());
        assertThat(page.readings()).hasSize(1);
        assertThat(rows).extracting(row -> row.get("entry")).containsExactly("192.0.2.0/24", "2001:db8::1", "partner.example");
        assertThat(rows).allMatch(row -> row.get("generation").equals(START.toEpochMilli()) && row.get("entries").equals(3L) && row.text("list").equals("own-egress"));
        assertThat(rows).extracting(row -> row.get("position")).containsExactly(1L, 2L, 3L);
        assertThat(rows.get(0).text("lo")).isEqualTo("00000000000000000000ffffc0000200");
        assertThat(rows.get(0).text("hi")).isEqualTo("00000000000000000000ffffc00002ff");
        assertThat(rows.get(0).text("note")).isEqualTo("office, Berlin");
        assertThat(rows.get(2).get("lo")).isNull();
    }

    @Test
    void unchangedListGoesOutAgainAfterTheRefreshTime() throws Exception {
        Page page = source().read(Optional.empty(), 10);
        clock.sleep(Duration.ofHours(5));
        page = source().read(Optional.of(page.cursor()), 10);
        assertThat(page.readings()).isEmpty();
        clock.sleep(Duration.ofHours(1));
        page = source().read(Optional.of(page.cursor()), 10);
        assertThat(page.readings()).hasSize(1);
        clock.sleep(Duration.ofMinutes(1));
        files.append("lists/own-egress.csv", "198.51.100.7,new\n");
        assertThat(Pages.rows(source().read(Optional.of(page.cursor()), 10).readings())).hasSize(4);
    }

    @Test
    void badLineIsRejectedAndTheOthersAreAGeneration() throws Exception {
        files.put("lists/peers.csv", "entry,note\na.example,\n,nothing\nb.example\n c.example ,x\n");
        Page page = source().read(Optional.empty(), 10);
        assertThat(Pages.rejected(page.readings())).hasSize(2);
        assertThat(Pages.rows(page.readings())).filteredOn(row -> row.text("list").equals("peers")).extracting(row -> row.get("entry")).containsExactly("a.example", "c.example");
    }

    @Test
    void missingFolderIsOneClearSentence() {
        assertThatThrownBy(() -> new NamedListSource("lists", "none", Duration.ofHours(6), ReadLimits.DEFAULT, files, clock).read(Optional.empty(), 1))
                .isInstanceOf(SourceException.class).hasMessageContaining("lists").hasMessageContaining("none");
    }

    @Test
    void pagesEndAtTheLimitAndGoOn() throws Exception {
        files.put("lists/z.csv", "entry,note\nz.example,\n");
        assertThat(Pages.all(source(), Optional.empty(), 1)).hasSize(2);
    }
}

package dev.postern.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.outbox.DeadLetter;
import dev.postern.outbox.EventKey;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SinkCounts;
import dev.postern.outbox.SourceCounts;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.schema.Schema;
import dev.postern.schema.StreamSchema;
import dev.postern.sink.local.LocalLimits;
import dev.postern.sink.local.LocalStore;
import dev.postern.testkit.AuditFiles;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Holds what a site's sinks have got against what was issued, after the last drain. */
public final class CrashOracle {
    private final CrashSite site;
    private final Map<String, EventKey> expected;

    private CrashOracle(CrashSite site) {
        this.site = site;
        this.expected = site.reference().rows().payloads();
    }

    /** Everything that DESIGN promises of a crash. */
    public static void check(CrashSite site) {
        CrashOracle oracle = new CrashOracle(site);
        oracle.referenceIsWhole();
        oracle.received();
        oracle.embedded();
        oracle.counts();
    }

    private void referenceIsWhole() {
        assertThat(IntStream.rangeClosed(1, site.issued()).mapToObj(number -> "audit/" + AuditFiles.id(number)).filter(id -> !expected.containsKey(id))
                .limit(10)).as("issued, and not read by anybody").isEmpty();
        assertThat(expected.keySet().stream().filter(id -> id.startsWith("audit/"))).hasSize(site.issued());
    }

    private void received() {
        ReceivedRows rows = site.receiver().received();
        same(rows.payloads(), "the receiver");
        assertThat(rows.contradictions()).as("rows that came twice and differ").isEmpty();
        assertThat(rows.gaps()).as("numbers at the receiver").isEmpty();
        assertThat(rows.duplicates()).as("rows that came twice, against those in flight at the kills").isLessThanOrEqualTo(site.inFlight());
    }

    private void embedded() {
        if (!site.hasEngine()) {
            return;
        }
        ReceivedRows rows = new ReceivedRows();
        try (LocalStore store = LocalStore.open(Optional.of(site.home().resolve("events.duckdb")), LocalLimits.DEFAULT)) {
            for (StreamSchema stream : Schema.current().streams()) {
                store.read(stream).forEach(rows::add);
            }
        }
        same(rows.payloads(), "the embedded engine");
        assertThat(rows.duplicates()).as("rows that are twice in the embedded engine").isZero();
        assertThat(rows.gaps()).as("numbers in the embedded engine").isEmpty();
    }

    private void same(Map<String, EventKey> got, String where) {
        assertThat(expected.keySet().stream().filter(id -> !got.containsKey(id)).limit(10)).as("lost on the way to %s", where).isEmpty();
        assertThat(got.keySet().stream().filter(id -> !expected.containsKey(id)).limit(10)).as("never issued, and at %s", where).isEmpty();
        assertThat(expected.keySet().stream().filter(id -> !got.get(id).equals(expected.get(id))).limit(10)).as("not the same at %s", where).isEmpty();
    }

    private void counts() {
        try (SqliteOutbox outbox = new SqliteOutbox(site.home().resolve("state.db"), OutboxLimits.DEFAULT, CrashSite.NOON)) {
            SourceCounts audit = outbox.sourceCounts().get(CrashSite.AUDIT);
            assertThat(audit.committed()).isEqualTo(site.issued());
            assertThat(audit.duplicates()).isEqualTo(site.twice());
            assertThat(audit.rejected()).isEqualTo(site.poison()).isEqualTo(outbox.deadLetterCount());
            assertThat(outbox.deadLetters(Integer.MAX_VALUE)).extracting(DeadLetter::position).doesNotHaveDuplicates();
            long rows = 0;
            for (SourceCounts counts : outbox.sourceCounts().values()) {
                assertThat(counts.read()).isEqualTo(counts.committed() + counts.duplicates() + counts.rejected());
                rows += counts.committed() + counts.derived();
            }
            assertThat(rows).isEqualTo(expected.size());
            assertThat(outbox.sinkCounts()).hasSize(site.hasEngine() ? 2 : 1);
            for (SinkCounts counts : outbox.sinkCounts().values()) {
                assertThat(counts).isEqualTo(new SinkCounts(rows, rows, 0, 0, 0, 0));
            }
        }
    }
}

package dev.postern.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import dev.postern.baseline.Approvals;
import dev.postern.baseline.Baseline;
import dev.postern.baseline.BaselineConfig;
import dev.postern.outbox.Outbox;
import dev.postern.outbox.OutboxException;
import dev.postern.outbox.OutboxLimits;
import dev.postern.outbox.SinkCounts;
import dev.postern.outbox.SourceCounts;
import dev.postern.outbox.SqliteOutbox;
import dev.postern.schema.Row;
import dev.postern.sink.Delivery;
import dev.postern.source.ConfigObject;
import dev.postern.source.Position;
import dev.postern.source.Reading;
import dev.postern.source.SourceException;
import dev.postern.testkit.MemorySink;
import dev.postern.testkit.Rows;
import dev.postern.testkit.ScriptedSource;
import dev.postern.time.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarvestTest {
    @TempDir
    Path folder;
    private final VirtualClock clock = new VirtualClock(Rows.NOON.plusSeconds(60));
    private final MemorySink first = new MemorySink("first");
    private final MemorySink second = new MemorySink("second");
    private final ScriptedSource source = new ScriptedSource("ual");
    private SqliteOutbox outbox;
    private Harvester harvester;
    private Committer committer;

    @BeforeEach
    void open() {
        outbox = new SqliteOutbox(folder.resolve("state.db"), OutboxLimits.DEFAULT, clock.now());
        committer = committer();
        harvester = new Harvester(outbox, committer, new HarvestLimits(2, 1 << 20));
    }

    private Committer committer() {
        return new Committer(outbox, new Baseline(outbox.documents(), Approvals::none, BaselineConfig.defaults()), List.of(first, second), clock,
                "mx-watch-1", 1 << 20);
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void everyRowReachesEverySinkOnceWithItsCommonFields() throws SourceException {
        for (int i = 0; i < 5; i++) {
            source.add(Rows.of(Rows.audit("id-" + i, "Set-Mailbox")));
        }
        HarvestResult result = harvest();

        assertThat(result).isEqualTo(new HarvestResult(3, 5, 5, 0, 0, 0));
        ship();
        for (MemorySink sink : List.of(first, second)) {
            assertThat(Rows.ids(sink.rows())).containsExactly("id-0", "id-1", "id-2", "id-3", "id-4");
            assertThat(sink.rows()).extracting(row -> row.get("seq")).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(sink.rows()).allSatisfy(row -> {
                assertThat(row.text("tenant")).isEqualTo("contoso.example");
                assertThat(row.text("source")).isEqualTo("ual");
                assertThat(row.text("collector")).isEqualTo("mx-watch-1");
                assertThat(row.time("observed_time")).isEqualTo(clock.now());
            });
        }
    }

    @Test
    void harvestGoesOnWhereItStopped() throws SourceException {
        source.add(Rows.of(Rows.audit("id-0", "Set-Mailbox")));
        harvest();
        source.add(Rows.of(Rows.audit("id-1", "Set-Mailbox")));
        assertThat(harvest()).isEqualTo(new HarvestResult(1, 1, 1, 0, 0, 0));
        assertThat(harvest()).as("nothing new: nothing is committed").isEqualTo(HarvestResult.NOTHING);
        assertThat(outbox.cursor("ual")).contains("2");
    }

    @Test
    void aRecordReadAgainIsCountedAndLeftOut() throws SourceException {
        source.add(Rows.of(Rows.audit("id-0", "Set-Mailbox"))).add(Rows.of(Rows.audit("id-0", "Set-Mailbox")))
                .add(Rows.of(Rows.audit("id-1", "Set-Mailbox"))).add(Rows.of(Rows.audit("id-0", "Set-Mailbox")));
        assertThat(harvest()).isEqualTo(new HarvestResult(2, 4, 2, 2, 0, 0));
        ship();
        assertThat(Rows.ids(first.rows())).containsExactly("id-0", "id-1");
    }

    @Test
    void countsKeepTheIdentities() throws SourceException {
        source.add(Rows.of(Rows.audit("id-0", "Set-Mailbox"))).add(Rows.rejected("is not JSON")).add(Rows.of(Rows.audit("id-0", "Set-Mailbox")))
                .add(snapshot(clock.now(), true)).add(snapshot(clock.now().plusSeconds(60), false));
        harvest();
        SourceCounts counts = outbox.sourceCounts().get("ual");
        assertThat(counts.read()).isEqualTo(counts.committed() + counts.duplicates() + counts.rejected()).isEqualTo(3);
        assertThat(counts.rejected()).isEqualTo(1);
        assertThat(counts.derived()).isPositive();
        first.answer(new Delivery.Settled()).answer(new Delivery.Undeliverable("never"));
        ship();
        SinkCounts sink = outbox.sinkCounts().get("first");
        assertThat(sink.committed()).isEqualTo(counts.committed() + counts.derived());
        assertThat(sink.dead()).isPositive();
        assertThat(sink.committed()).isEqualTo(sink.delivered() + sink.dead() + sink.waitingRows());
    }

    @Test
    void aRejectedRecordIsKeptWithPlaceAndReasonAndNeighboursGoOn() throws SourceException {
        source.add(Rows.of(Rows.audit("id-0", "Set-Mailbox"))).add(Rows.rejected("is not JSON")).add(Rows.of(Rows.audit("id-1", "Set-Mailbox")));
        harvest();
        ship();
        assertThat(Rows.ids(first.rows())).containsExactly("id-0", "id-1");
        assertThat(outbox.deadLetters(10)).singleElement().satisfies(letter -> {
            assertThat(letter.origin()).isEqualTo("ual");
            assertThat(letter.position()).isEqualTo("test.json, record 3 at byte 17");
            assertThat(letter.reason()).isEqualTo("is not JSON");
            assertThat(new String(letter.excerpt())).isEqualTo("{bad");
        });
    }

    @Test
    void ownRowsThatBringNothingNewCostNoCommit() {
        Row row = Rows.audit("own-1", "Heartbeat");
        assertThat(committer.commitOwn("postern", "contoso.example", List.of(row)).derived()).isEqualTo(1);
        SourceCounts counts = outbox.sourceCounts().get("postern");
        assertThat(committer.commitOwn("postern", "contoso.example", List.of(row.copy()))).isEqualTo(HarvestResult.NOTHING);
        assertThat(committer.commitOwn("postern", "contoso.example", List.of())).isEqualTo(HarvestResult.NOTHING);
        assertThat(outbox.sourceCounts()).containsEntry("postern", counts);
    }

    @Test
    void aFullOutboxStopsTheSource() throws SourceException {
        for (int i = 0; i < 4; i++) {
            source.add(Rows.of(Rows.audit("id-" + i, "x".repeat(500))));
        }
        Harvester tight = new Harvester(outbox, committer, new HarvestLimits(1, 300));
        assertThatThrownBy(() -> tight.harvest(source, "contoso.example", () -> false)).isInstanceOf(OutboxFullException.class)
                .hasMessageContaining("outbox.max-size");
        assertThat(outbox.cursor("ual")).as("the source keeps what was not read").contains("1");
        ship();
        tight.harvest(source, "contoso.example", () -> outbox.cursor("ual").equals(Optional.of("2")));
        ship();
        assertThat(Rows.ids(first.rows())).containsExactly("id-0", "id-1");
    }

    @Test
    void aPageThatCannotBeCommittedLeavesTheBaselineAsItWas() throws SourceException {
        source.add(snapshot(clock.now(), true));
        harvest();
        Reading changed = snapshot(clock.now().plusSeconds(3600), false);
        outbox.close();
        assertThatThrownBy(() -> committer.commit("ual", "contoso.example", List.of(changed), Optional.of("9"))).isInstanceOf(OutboxException.class);

        outbox = new SqliteOutbox(folder.resolve("state.db"), OutboxLimits.DEFAULT, clock.now());
        committer().commit("ual", "contoso.example", List.of(changed), Optional.of("9"));
        ship();
        assertThat(first.rows().stream().filter(row -> row.schema().name().equals("change"))).singleElement().satisfies(change -> {
            assertThat(change.text("property")).isEqualTo("RequireTls");
            assertThat(change.text("state")).isEqualTo("pending");
            assertThat(change.text("strength")).isEqualTo("weakened");
        });
    }

    @Test
    void anAuditRowIsEnrichedFromTheSnapshotBeforeIt() throws SourceException {
        source.add(snapshot(Rows.NOON.minusSeconds(3600), true));
        source.add(Rows.of(Rows.audit("id-0", "Set-InboundConnector").set("object_type", "inbound-connector").set("object_name", "Partner A")
                .set("object_id", "partner a").set("parameters", Rows.map("Identity", "Partner A", "RequireTls", false))));
        harvest();
        ship();
        Row sent = first.rows().stream().filter(row -> row.schema().name().equals("audit")).findFirst().orElseThrow();
        assertThat(sent.text("object_id")).isEqualTo("11111111-1111-1111-1111-111111111111");
        assertThat(sent.json("before")).containsEntry("RequireTls", true);
        assertThat(sent.list("weakened")).contains("RequireTls");
        assertThat(sent.json("effective")).containsEntry("ConnectorType", "Partner");
    }

    @Test
    void theSinkThatSaysLaterHoldsUpOnlyItself() throws SourceException {
        source.add(Rows.of(Rows.audit("id-0", "Set-Mailbox"))).add(Rows.of(Rows.audit("id-1", "Set-Mailbox")))
                .add(Rows.of(Rows.audit("id-2", "Set-Mailbox")));
        harvest();
        first.answer(new Delivery.Later("the index is read-only", Duration.ofSeconds(5)));
        Shipper shipper = new Shipper(outbox, first, clock);
        assertThat(shipper.ship(() -> false)).as("the block behind it goes on").isEqualTo(1);
        assertThat(shipper.problem()).contains("the index is read-only");
        assertThat(new Shipper(outbox, second, clock).ship(() -> false)).isEqualTo(3);
        clock.sleep(Duration.ofSeconds(5));
        shipper.ship(() -> false);
        assertThat(first.rows()).hasSize(3);
        assertThat(shipper.problem()).isEmpty();
    }

    @Test
    void whatIsDeliveredAndCannotBeSettledIsNotSentAgain() throws SourceException {
        source.add(Rows.of(Rows.audit("id-0", "Set-Mailbox"))).add(Rows.of(Rows.audit("id-1", "Set-Mailbox")));
        harvest();
        Outbox full = mock(Outbox.class, delegatesTo(outbox));
        doThrow(new OutboxException("the disk of the home folder is full")).doThrow(new OutboxException("it still is")).doAnswer(call -> {
            outbox.settle(call.getArgument(0));
            return null;
        }).when(full).settle(anyList());
        Shipper shipper = new Shipper(full, first, clock);
        assertThatThrownBy(() -> shipper.ship(() -> false)).hasMessageContaining("full");
        assertThatThrownBy(() -> shipper.ship(() -> false)).hasMessageContaining("still");
        shipper.ship(() -> false);
        assertThat(Rows.ids(first.rows())).containsExactly("id-0", "id-1");
        assertThat(outbox.sinkCounts().get("first")).extracting(SinkCounts::delivered, SinkCounts::waitingRows).containsExactly(2L, 0L);
    }

    @Test
    void whatASinkNeverTakesGoesToTheDeadLettersWithItsBytes() throws SourceException {
        source.add(Rows.of(Rows.audit("id-0", "Set-Mailbox")));
        harvest();
        byte[] body = outbox.take("first", clock.now(), 1).get(0).content().body();
        first.answer(new Delivery.Undeliverable("no such stream"));
        new Shipper(outbox, first, clock).ship(() -> false);
        assertThat(outbox.take("first", clock.now(), 1)).isEmpty();
        assertThat(outbox.deadLetters(1)).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo("no such stream");
            assertThat(letter.excerpt()).isEqualTo(body);
        });
    }

    private HarvestResult harvest() throws SourceException {
        return harvester.harvest(source, "contoso.example", () -> false);
    }

    private void ship() {
        new Shipper(outbox, first, clock).ship(() -> false);
        new Shipper(outbox, second, clock).ship(() -> false);
    }

    private static Reading snapshot(Instant at, boolean requireTls) {
        return new Reading.Snapshot(new Position("inbound-connectors.json", 0, 1), "contoso.example", "inbound-connector", at, true, List.of(),
                List.of(new ConfigObject("inbound-connector", "11111111-1111-1111-1111-111111111111", "Partner A",
                        Rows.map("Name", "Partner A", "ConnectorType", "Partner", "RequireTls", requireTls))));
    }
}

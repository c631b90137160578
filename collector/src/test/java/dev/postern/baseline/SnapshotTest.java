package dev.postern.baseline;

import static dev.postern.baseline.Site.changes;
import static dev.postern.baseline.Site.configs;
import static dev.postern.baseline.Site.connector;
import static dev.postern.baseline.Site.incomplete;
import static dev.postern.baseline.Site.listing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.schema.Row;
import dev.postern.source.ConfigObject;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final ConfigObject A = connector("a", "Partner A", "RequireTls", true, "SenderIPAddresses", List.of("192.0.2.1", "192.0.2.2"));
    private static final ConfigObject A_OPEN = connector("a", "Partner A", "RequireTls", false, "SenderIPAddresses", List.of("192.0.2.1", "192.0.2.2"));
    private static final ConfigObject B = connector("b", "Partner B", "RequireTls", true);

    private final Site site = new Site();

    @Test
    void theFirstSnapshotSetsTheBaseline() {
        List<Row> rows = site.snapshot(listing(0, A, B));
        assertThat(configs(rows)).containsExactly("a", "b");
        assertThat(changes(rows)).isEmpty();
    }

    @Test
    void aConfigRowCarriesTheObjectAsItStands() {
        Row row = site.snapshot(listing(0, A)).get(0);
        assertThat(row.eventId()).isEqualTo("contoso|inbound-connector|a|2026-03-02T08:00:00Z");
        assertThat(row.time()).isEqualTo(Site.T0);
        assertThat(row.text("tenant")).isEqualTo("contoso");
        assertThat(row.text("product")).isEqualTo("Postern");
        assertThat(row.text("snapshot_id")).isEqualTo("inbound-connector|2026-03-02T08:00:00Z");
        assertThat(row.get("snapshot_complete")).isEqualTo(true);
        assertThat(row.json("properties")).isEqualTo(A.properties());
    }

    @Test
    void aModifiedPropertyIsOneChangeWithValuesAndRanks() {
        site.snapshot(listing(0, A, B));
        List<Row> rows = site.snapshot(listing(1, A_OPEN, B));
        assertThat(configs(rows)).containsExactly("a");
        assertThat(changes(rows)).containsExactly("modified a RequireTls pending");
        Row change = Site.of("change", rows).get(0);
        assertThat(change.text("old_value")).isEqualTo("true");
        assertThat(change.text("new_value")).isEqualTo("false");
        assertThat(change.get("old_rank")).isEqualTo(1L);
        assertThat(change.get("new_rank")).isEqualTo(0L);
        assertThat(change.text("strength")).isEqualTo("weakened");
        assertThat(change.time("previous_snapshot")).isEqualTo(Site.T0);
        assertThat(change.time()).isEqualTo(Site.at(1));
        assertThat(change.eventId()).isEqualTo(change.text("change_id") + "#pending");
    }

    @Test
    void listsAreCanonicalJson() {
        site.snapshot(listing(0, A));
        Row change = Site.of("change", site.snapshot(listing(1, connector("a", "Partner A", "RequireTls", true,
                "SenderIPAddresses", List.of("192.0.2.9", "192.0.2.1", "192.0.2.2"))))).get(0);
        assertThat(change.text("old_value")).isEqualTo("[\"192.0.2.1\",\"192.0.2.2\"]");
        assertThat(change.text("new_value")).isEqualTo("[\"192.0.2.1\",\"192.0.2.2\",\"192.0.2.9\"]");
        assertThat(change.text("strength")).isEqualTo("weakened");
    }

    @Test
    void anObjectThatAppearsIsCreatedAndOneThatIsGoneRemoved() {
        site.snapshot(listing(0, A));
        List<Row> rows = site.snapshot(listing(1, B));
        assertThat(changes(rows)).containsExactlyInAnyOrder("created b * pending", "removed a * pending");
        Row created = Site.of("change", rows).stream().filter(row -> row.text("kind").equals("created")).findFirst().orElseThrow();
        assertThat(created.text("new_value")).isEqualTo("{\"RequireTls\":true}");
        assertThat(created.get("old_value")).isNull();
    }

    @Test
    void recreatedUnderTheSameNameIsRemovedAndCreated() {
        site.snapshot(listing(0, A));
        assertThat(changes(site.snapshot(listing(1, connector("a2", "Partner A", "RequireTls", true)))))
                .containsExactlyInAnyOrder("created a2 * pending", "removed a * pending");
    }

    @Test
    void anIncompleteSnapshotUpdatesWhatItShowsAndSaysNothingOfAbsence() {
        site.snapshot(listing(0, A, B));
        assertThat(changes(site.snapshot(incomplete(1, A_OPEN)))).containsExactly("modified a RequireTls pending");
        Row later = Site.of("change", site.snapshot(listing(2, A))).stream()
                .filter(row -> row.text("kind").equals("removed")).findFirst().orElseThrow();
        assertThat(later.time("previous_snapshot")).isEqualTo(Site.T0);
    }

    @Test
    void beforeTheFirstCompleteSnapshotNothingIsCreated() {
        site.snapshot(incomplete(0, A));
        assertThat(changes(site.snapshot(listing(1, A, B)))).isEmpty();
        assertThat(changes(site.snapshot(listing(2, A, B, connector("c", "C"))))).containsExactly("created c * pending");
    }

    @Test
    void anOlderSnapshotYieldsConfigRowsOnly() {
        site.snapshot(listing(5, A));
        List<Row> rows = site.snapshot(listing(1, A_OPEN));
        assertThat(configs(rows)).containsExactly("a");
        assertThat(changes(rows)).isEmpty();
        assertThat(site.snapshot(listing(6, A))).isEmpty();
    }

    @Test
    void theSameSnapshotAgainIsNothingNew() {
        site.snapshot(listing(0, A));
        site.snapshot(listing(1, A_OPEN));
        var before = site.documents.all();
        assertThat(site.snapshot(listing(1, A_OPEN))).isEmpty();
        assertThat(site.documents.all()).isEqualTo(before);
    }

    @Test
    void idsDependOnWhatIsSeenAlone() {
        Site other = new Site();
        for (Site each : List.of(site, other)) {
            each.snapshot(listing(0, A, B));
        }
        assertThat(site.snapshot(listing(1, A_OPEN))).extracting(Row::eventId)
                .containsExactlyInAnyOrderElementsOf(other.snapshot(listing(1, A_OPEN)).stream().map(Row::eventId).toList());
    }

    @Test
    void everyObjectIsSentOnceADay() {
        site.snapshot(listing(0, A, B));
        assertThat(configs(site.snapshot(listing(10, A, B)))).isEmpty();
        assertThat(configs(site.snapshot(listing(17, A, B)))).containsExactly("a", "b");
        assertThat(configs(site.snapshot(listing(18, A, B)))).isEmpty();
    }

    @Test
    void anotherShapeNeitherChangesNorHidesAChange() {
        site.snapshot(listing(0, A));
        assertThat(site.snapshot(listing(1, connector("a", "Partner A", "RequireTls", true)))).isEmpty();
        Row change = Site.of("change", site.snapshot(listing(2, connector("a", "Partner A", "RequireTls", true,
                "SenderIPAddresses", Arrays.asList((Object) null))))).get(0);
        assertThat(change.text("property")).isEqualTo("SenderIPAddresses");
        assertThat(change.text("new_value")).isEmpty();
        assertThat(change.time("previous_snapshot")).isEqualTo(Site.T0);
    }

    @Test
    void listingsOfTwoOrganisationsAreNeverCompared() {
        site.snapshot(listing(Site.IN, "contoso.onmicrosoft.com", 0, true, A));
        assertThat(changes(site.snapshot(listing(Site.IN, "fabrikam.onmicrosoft.com", 1, true, B)))).isEmpty();
    }

    @Test
    void recipientsKeepAddressesOnlyAndYieldNoChanges() {
        site.snapshot(listing("recipient", "", 0, true, Site.object("recipient", "r", "Ann", "PrimarySmtpAddress", "ann@contoso.com", "Notes", "x")));
        assertThat(changes(site.snapshot(listing("recipient", "", 1, true)))).isEmpty();
        assertThat(site.documents.readAll(Directory.PREFIX).values()).singleElement().asString().contains("ann@contoso.com").doesNotContain("Notes");
    }

    @Test
    void replacedVersionsAreKeptForThirtyDaysAndTheLastForGood() {
        site.snapshot(listing(0, A));
        site.snapshot(listing(24, A_OPEN));
        site.snapshot(listing(24 * 30, A_OPEN));
        assertThat(site.documents.readAll(Directory.PREFIX).values()).singleElement().asString().contains("\"RequireTls\":true");
        site.snapshot(listing(24 * 60, A_OPEN));
        assertThat(site.documents.readAll(Directory.PREFIX).values()).singleElement().asString()
                .doesNotContain("\"RequireTls\":true").contains("\"RequireTls\":false");
    }

    @Test
    void anObjectThatIsLongGoneIsForgotten() {
        site.snapshot(listing(0, A));
        site.snapshot(listing(1));
        site.snapshot(listing(24 * 32));
        assertThat(site.documents.readAll(Directory.PREFIX)).isEmpty();
    }
}

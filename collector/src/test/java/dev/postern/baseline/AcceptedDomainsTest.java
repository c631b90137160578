package dev.postern.baseline;

import static dev.postern.baseline.Site.at;
import static dev.postern.baseline.Site.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.schema.Row;
import dev.postern.source.ConfigObject;
import dev.postern.source.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcceptedDomainsTest {
    private static final ConfigObject CONTOSO = object("accepted-domain", "d1", "Contoso", "DomainName", "Contoso.com", "MatchSubDomains", true);
    private static final ConfigObject FABRIKAM = object("accepted-domain", "d2", "fabrikam.com", "DomainName", "fabrikam.com", "MatchSubDomains", false);

    private final Site site = new Site();

    @Test
    void aCompleteSnapshotIsACompleteGeneration() {
        List<Row> rows = list(site.snapshot(domains(0, true, CONTOSO, FABRIKAM)));
        assertThat(rows).extracting(row -> row.text("entry")).containsExactly("*.contoso.com", "contoso.com", "fabrikam.com");
        assertThat(rows).extracting(row -> row.get("position")).containsExactly(1L, 2L, 3L);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.text("list")).isEqualTo("accepted-domains");
            assertThat(row.get("generation")).isEqualTo(Site.T0.toEpochMilli());
            assertThat(row.get("entries")).isEqualTo(3L);
        });
    }

    @Test
    void itGoesOutAgainOnChangeAndAfterSixHours() {
        site.snapshot(domains(0, true, CONTOSO));
        assertThat(list(site.snapshot(domains(1, true, CONTOSO)))).isEmpty();
        assertThat(list(site.snapshot(domains(2, true, CONTOSO, FABRIKAM)))).hasSize(3);
        assertThat(list(site.snapshot(domains(7.9, true, CONTOSO, FABRIKAM)))).isEmpty();
        assertThat(list(site.snapshot(domains(8, true, CONTOSO, FABRIKAM), at(8)))).hasSize(3);
    }

    @Test
    void anIncompleteOrOlderSnapshotIsNone() {
        site.snapshot(domains(1, true, CONTOSO));
        assertThat(list(site.snapshot(domains(2, false, FABRIKAM)))).isEmpty();
        assertThat(list(site.snapshot(domains(0, true, FABRIKAM), at(20)))).isEmpty();
    }

    @Test
    void theDomainsOfAllOrganisationsOfATenantAreOneList() {
        site.snapshot(Site.listing("accepted-domain", "one", 0, true, CONTOSO));
        assertThat(list(site.snapshot(Site.listing("accepted-domain", "two", 0, true, FABRIKAM))))
                .extracting(row -> row.text("entry")).contains("contoso.com", "fabrikam.com");
    }

    private static Reading.Snapshot domains(double hours, boolean complete, ConfigObject... objects) {
        return Site.listing("accepted-domain", "", hours, complete, objects);
    }

    private static List<Row> list(List<Row> rows) {
        return Site.of("list", rows);
    }
}

package dev.postern.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BaselineConfigTest {
    @Test
    void defaults() {
        assertThat(BaselineConfig.defaults()).isEqualTo(new BaselineConfig(Duration.ofHours(24), Duration.ofDays(7), 1000, Duration.ofDays(30),
                Duration.ofHours(6), Set.of("recipient")));
    }

    @Test
    void settleAfterMovesTheSettling() {
        Site site = new Site();
        BaselineConfig config = new BaselineConfig(Duration.ofHours(48), Duration.ofDays(7), 1000, Duration.ofDays(30), Duration.ofHours(6), Set.of());
        site.baseline = new Baseline(site.documents, () -> site.approvals, config);
        site.snapshot(Site.listing(0, Site.connector("a", "A", "RequireTls", true)));
        site.snapshot(Site.listing(1, Site.connector("a", "A", "RequireTls", false)));
        assertThat(site.settle(Site.at(48.9))).isEmpty();
        assertThat(Site.changes(site.settle(Site.at(49)))).containsExactly("modified a RequireTls silent");
    }

    @Test
    void noTypeNeedBeUnwatched() {
        Site site = new Site();
        site.baseline = new Baseline(site.documents, () -> site.approvals,
                new BaselineConfig(Duration.ofHours(24), Duration.ofDays(7), 1000, Duration.ofDays(30), Duration.ofHours(6), Set.of()));
        site.snapshot(Site.listing("recipient", "", 0, true));
        assertThat(Site.changes(site.snapshot(Site.listing("recipient", "", 1, true, Site.object("recipient", "r", "Ann")))))
                .containsExactly("created r * pending");
    }
}

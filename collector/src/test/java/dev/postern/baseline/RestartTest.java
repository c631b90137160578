package dev.postern.baseline;

import static dev.postern.baseline.Site.connector;
import static dev.postern.baseline.Site.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.outbox.DocumentChanges;
import dev.postern.schema.Row;
import dev.postern.source.ConfigObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Random histories of snapshots, audit records and time that passes; each step is given by one number. */
class RestartTest {
    @Property(tries = 100)
    void aRestartAtAnyPointChangesNothing(@ForAll @Size(max = 25) List<@IntRange(min = 0) Integer> history, @ForAll Set<@IntRange(max = 25) Integer> restarts)
            throws Exception {
        Site steady = registered();
        Site restarted = registered();
        for (int step = 0; step < history.size(); step++) {
            if (restarts.contains(step)) {
                restarted.restart();
            }
            assertThat(play(restarted, step, history.get(step))).isEqualTo(play(steady, step, history.get(step)));
            assertThat(restarted.documents.all()).isEqualTo(steady.documents.all());
        }
    }

    @Property(tries = 100)
    void aFailedTransactionLeavesNoTrace(@ForAll @Size(max = 25) List<@IntRange(min = 0) Integer> history, @ForAll Set<@IntRange(max = 25) Integer> failures)
            throws Exception {
        Site steady = registered();
        Site failing = registered();
        for (int step = 0; step < history.size(); step++) {
            if (failures.contains(step)) {
                failing.baseline.snapshot(Site.TENANT, snapshot(step, history.get(step) + 1, true), Site.at(step));
                failing.baseline.audit(audit(step, history.get(step)), Site.at(step));
                failing.baseline.settle(Site.at(step + 100));
                failing.baseline.rollback();
            }
            assertThat(play(failing, step, history.get(step))).isEqualTo(play(steady, step, history.get(step)));
            assertThat(failing.documents.all()).isEqualTo(steady.documents.all());
        }
    }

    @Property(tries = 100)
    void anIncompleteSnapshotNeverYieldsRemoved(@ForAll @Size(max = 15) List<@IntRange(min = 0) Integer> history) {
        Site site = new Site();
        for (int step = 0; step < history.size(); step++) {
            boolean complete = history.get(step) % 3 == 0;
            List<Row> rows = site.snapshot(snapshot(step, history.get(step), complete));
            assertThat(complete ? List.<String>of() : Site.changes(rows)).noneMatch(change -> change.matches("removed .* pending"));
        }
    }

    @Example
    void anUnreadableDocumentIsNamedWithItsMend() {
        StoredDocuments documents = new StoredDocuments();
        DocumentChanges broken = new DocumentChanges();
        broken.write("baseline/change/contoso/inbound-connector/x", "{");
        documents.apply(broken);
        assertThatThrownBy(() -> new Baseline(documents, Approvals::none, BaselineConfig.defaults())).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("baseline/change/contoso/inbound-connector/x").hasMessageContaining("restore");
    }

    private static Site registered() throws Exception {
        Site site = new Site();
        site.register("CHG1,inbound-connector,n1,*,RequireTls,2026-03-01,2026-03-04,boss,");
        return site;
    }

    private static List<Row> play(Site site, int step, int number) {
        return switch (number % 4) {
            case 0 -> site.audit(audit(step, number));
            case 1 -> site.settle(Site.at(step * 6));
            default -> site.snapshot(snapshot(number % 8 == 7 ? step - 3 : step, number, number % 4 == 2));
        };
    }

    private static dev.postern.source.Reading.Snapshot snapshot(int step, int number, boolean complete) {
        Random random = new Random(number);
        List<ConfigObject> objects = new ArrayList<>();
        for (int id = 0; id < 3; id++) {
            if (random.nextInt(3) > 0) {
                Object[] properties = random.nextBoolean() ? new Object[] {"RequireTls", random.nextBoolean()}
                        : new Object[] {"RequireTls", random.nextBoolean(), "SenderIPAddresses", random.nextBoolean() ? null : List.of("192.0.2." + random.nextInt(3), "x"),
                            "Weight", random.nextInt(2) + 0.5};
                objects.add(connector("g" + id, random.nextInt(5) == 0 ? "renamed" : "n" + id, properties));
            }
        }
        return Site.listing(Site.IN, "", step * 6, complete, objects.toArray(ConfigObject[]::new));
    }

    private static Row audit(int step, int number) {
        Random random = new Random(number);
        String cmdlet = List.of("Set", "New", "Remove").get(random.nextInt(3)) + "-InboundConnector";
        return operation(step * 6 - random.nextInt(8), "e" + number, cmdlet, Site.IN,
                cmdlet.startsWith("New") ? "Name" : "Identity", "n" + random.nextInt(3), "RequireTls", random.nextBoolean());
    }
}

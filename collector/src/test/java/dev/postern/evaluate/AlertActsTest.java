package dev.postern.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.rules.model.Severity;
import dev.postern.rules.run.Alert;
import dev.postern.rules.run.Slot;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.sink.local.AlertCase;
import dev.postern.sink.local.CaseAct;
import dev.postern.sink.local.CaseAct.Kind;
import dev.postern.sink.local.CaseQueries;
import dev.postern.sink.local.CaseState;
import dev.postern.sink.local.Verdict;
import dev.postern.testkit.Chain;
import dev.postern.testkit.Rows;
import dev.postern.time.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertActsTest {
    private static final Instant NOW = Rows.NOON.plus(Duration.ofDays(1));

    @TempDir
    Path folder;

    private final VirtualClock clock = new VirtualClock(NOW);
    private Chain chain;

    @BeforeEach
    void open() {
        chain = new Chain(folder, clock);
    }

    @AfterEach
    void close() {
        chain.close();
    }

    @Test
    void anActIsAnAuditRowAndShowsAtOnce() {
        raise(1, alert("k1", Severity.HIGH));
        assertThat(chain.acts.perform(close("k1", Verdict.BENIGN_POSITIVE, "CHG-1 covers it"))).isOne();
        assertThat(standing("k1").state()).isEqualTo(CaseState.CLOSED);
        assertThat(chain.store.rowCounts()).as("not delivered yet").containsEntry("audit", 0L);
        chain.shipper.ship(() -> false);
        Row row = chain.store.read(Schema.current().stream("audit")).get(0);
        assertThat(row.text("operation")).isEqualTo("Close-Alert");
        assertThat(row.text("actor_id")).isEqualTo("ann");
        assertThat(row.text("client_ip")).isEqualTo("192.0.2.9");
        assertThat(row.text("object_id")).isEqualTo("k1");
        assertThat(row.text("product")).isEqualTo("Postern");
        assertThat(row.text("tenant")).isEqualTo("contoso.example");
        assertThat(row.json("parameters")).isEqualTo(Map.of("Verdict", "benign-positive", "Note", "CHG-1 covers it"));
        assertThat(standing("k1").acts()).as("the delivered row is the same act").hasSize(1);
    }

    @Test
    void anActThatWasCommittedSurvivesACrashBeforeItShows() {
        raise(1, alert("k1", Severity.HIGH));
        CaseAct act = new CaseAct("console:x#0", "k1", "T", NOW, "ann", Optional.empty(), Kind.ACKNOWLEDGE, Map.of());
        chain.committer.commitOwn("console", "contoso.example", List.of(dev.postern.sink.local.ActRows.row(act, "contoso.example")));
        chain.close();
        chain = new Chain(folder, clock);
        assertThat(standing("k1").state()).isEqualTo(CaseState.OPEN);
        chain.shipper.ship(() -> false);
        assertThat(standing("k1").state()).isEqualTo(CaseState.ACKNOWLEDGED);
        assertThat(standing("k1").acts()).containsExactly(act);
    }

    @Test
    void theLifeOfAnAlert() {
        raise(1, alert("k1", Severity.HIGH));
        chain.acts.perform(request("k1", Kind.ACKNOWLEDGE, Map.of()));
        assertThat(standing("k1").state()).isEqualTo(CaseState.ACKNOWLEDGED);
        assertThat(standing("k1").assignee()).as("who takes it up has it").isEqualTo("ann");
        later();
        chain.acts.perform(request("k1", Kind.ASSIGN, Map.of(CaseAct.ASSIGNEE, "ben")));
        later();
        chain.acts.perform(request("k1", Kind.NOTE, Map.of(CaseAct.NOTE, "asked the partner")));
        assertThat(standing("k1").assignee()).isEqualTo("ben");
        later();
        chain.acts.perform(close("k1", Verdict.TRUE_POSITIVE, "connector removed"));
        assertThat(standing("k1").verdict()).hasValue(Verdict.TRUE_POSITIVE);
        assertThat(standing("k1").reason()).isEqualTo("connector removed");
        assertThat(standing("k1").since()).isEqualTo(clock.now());
        refused(close("k1", Verdict.TRUE_POSITIVE, "again"), "closed already");
        refused(request("k1", Kind.ACKNOWLEDGE, Map.of()), "closed already");
        later();
        chain.acts.perform(request("k1", Kind.REOPEN, Map.of(CaseAct.NOTE, "it came back")));
        assertThat(standing("k1").state()).isEqualTo(CaseState.OPEN);
        assertThat(standing("k1").verdict()).isEmpty();
        refused(request("k1", Kind.REOPEN, Map.of(CaseAct.NOTE, "x")), "not closed");
        assertThat(standing("k1").acts()).extracting(CaseAct::kind).containsExactly(Kind.ACKNOWLEDGE, Kind.ASSIGN, Kind.NOTE, Kind.CLOSE, Kind.REOPEN);
    }

    @Test
    void whatIsWantingIsSaid() {
        raise(1, alert("k1", Severity.HIGH));
        refused(request("k1", Kind.CLOSE, Map.of(CaseAct.NOTE, "because")), "what the alert turned out to be");
        refused(request("k1", Kind.CLOSE, Map.of(CaseAct.NOTE, "because", CaseAct.VERDICT, "true-positiv")), "did you mean true-positive?");
        refused(close("k1", Verdict.FALSE_POSITIVE, "  "), "Give a reason.");
        refused(request("k1", Kind.NOTE, Map.of()), "note is empty");
        refused(request("k1", Kind.NOTE, Map.of(CaseAct.NOTE, "x".repeat(AlertActs.LONGEST_NOTE + 1))), "4001 characters; 4000 are the most");
        refused(request("nokey", Kind.NOTE, Map.of(CaseAct.NOTE, "x")), "no alert of this key");
        refused(new AlertActs.Request("1", "ann", Optional.empty(), Optional.empty(), Kind.ACKNOWLEDGE, List.of("k1"), Map.of()), "load the page again");
        assertThat(standing("k1").acts()).isEmpty();
        assertThat(chain.outbox.take("local", clock.now(), 10)).isEmpty();
    }

    @Test
    void aFormSentTwiceActsOnce() {
        raise(1, alert("k1", Severity.HIGH));
        AlertActs.Request note = request("k1", Kind.NOTE, Map.of(CaseAct.NOTE, "once"));
        assertThat(chain.acts.perform(note)).isOne();
        assertThat(chain.acts.perform(note)).isZero();
        assertThat(standing("k1").acts()).hasSize(1);
    }

    @Test
    void whoActsOnAnOldPageIsTold() {
        raise(1, alert("k1", Severity.HIGH));
        chain.acts.perform(seen(0, "ben", Kind.ACKNOWLEDGE, Map.of()));
        AlertActs.Request old = seen(0, "ann", Kind.CLOSE, Map.of(CaseAct.VERDICT, "false-positive", CaseAct.NOTE, "x"));
        refused(old, "ben did something with this alert after your page was loaded");
        chain.acts.perform(seen(0, "ann", Kind.NOTE, Map.of(CaseAct.NOTE, "a note is never in the way")));
        chain.acts.perform(seen(2, "ann", Kind.CLOSE, Map.of(CaseAct.VERDICT, "false-positive", CaseAct.NOTE, "x")));
        refused(seen(9, "ann", Kind.REOPEN, Map.of(CaseAct.NOTE, "x")), "after your page was loaded");
    }

    @Test
    void othersAreTakenAlongWhereTheActFits() {
        raise(1, alert("k1", Severity.HIGH), alert("k2", Severity.LOW), alert("k3", Severity.LOW));
        chain.acts.perform(close("k3", Verdict.FALSE_POSITIVE, "before"));
        int done = chain.acts.perform(new AlertActs.Request(UUID.randomUUID().toString(), "ann", Optional.empty(), Optional.of(0), Kind.CLOSE,
                List.of("k1", "k2", "k3"), Map.of(CaseAct.VERDICT, "true-positive", CaseAct.NOTE, "one attack")));
        assertThat(done).isEqualTo(2);
        assertThat(standing("k2").reason()).isEqualTo("one attack");
        assertThat(standing("k3").reason()).isEqualTo("before");
        chain.shipper.ship(() -> false);
        assertThat(chain.store.read(Schema.current().stream("audit"))).as("a row for each").hasSize(3);
    }

    @Test
    void aClosedAlertWhoseSeverityRisesIsOpenAgain() {
        raise(1, alert("k1", Severity.LOW));
        later();
        chain.acts.perform(close("k1", Verdict.BENIGN_POSITIVE, "known"));
        later();
        raise(2, alert("k1", Severity.LOW));
        assertThat(standing("k1").state()).as("the same again").isEqualTo(CaseState.CLOSED);
        raise(3, alert("k1", Severity.CRITICAL));
        assertThat(standing("k1").state()).isEqualTo(CaseState.OPEN);
        assertThat(standing("k1").risen()).isTrue();
        later();
        chain.acts.perform(close("k1", Verdict.TRUE_POSITIVE, "now it is one"));
        assertThat(standing("k1").state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void alertsOfOneKeyAreCountedOncePerSlot() {
        raise(1, alert("k1", Severity.LOW));
        assertThat(standing("k1").times()).isOne();
        raise(2, later(alert("k1", Severity.LOW)));
        raise(2, later(alert("k1", Severity.LOW)));
        assertThat(standing("k1").times()).isEqualTo(2);
        assertThat(standing("k1").lastTime()).isEqualTo(Rows.NOON.plusSeconds(60));
        assertThat(chain.store.alertCount()).isOne();
    }

    private void later() {
        clock.advanceTo(clock.now().plusSeconds(60));
    }

    private AlertCase standing(String key) {
        return new CaseQueries(chain.store).find(key).orElseThrow();
    }

    private void refused(AlertActs.Request request, String why) {
        assertThatThrownBy(() -> chain.acts.perform(request)).isInstanceOf(ActRefused.class).hasMessageContaining(why);
    }

    private void raise(long slot, Alert... alerts) {
        chain.store.record(new Slot(slot, slot + 1), List.of(alerts), clock.now(), "c");
    }

    private static AlertActs.Request close(String key, Verdict verdict, String reason) {
        return request(key, Kind.CLOSE, Map.of(CaseAct.VERDICT, verdict.word(), CaseAct.NOTE, reason));
    }

    private static AlertActs.Request request(String key, Kind kind, Map<String, String> details) {
        return new AlertActs.Request(UUID.randomUUID().toString(), "ann", Optional.of("192.0.2.9"), Optional.empty(), kind, List.of(key), details);
    }

    private static AlertActs.Request seen(int acts, String actor, Kind kind, Map<String, String> details) {
        return new AlertActs.Request(UUID.randomUUID().toString(), actor, Optional.empty(), Optional.of(acts), kind, List.of("k1"), details);
    }

    private static Alert alert(String key, Severity severity) {
        return alert(key, severity, Rows.NOON);
    }

    private static Alert later(Alert alert) {
        return alert(alert.dedupKey(), alert.severity(), alert.firstTime().plusSeconds(60));
    }

    private static Alert alert(String key, Severity severity, Instant time) {
        return new Alert("MC-X01", "A title", severity, key, "Something happened.", time, time, "contoso.example", Optional.of("admin@contoso.example"),
                Optional.empty(), Optional.of("outbound-connector"), Optional.of("o"), Optional.of("O"), Map.of(), Map.of(), Optional.empty(), List.of("e1"),
                "Ask.", "P1", Optional.empty());
    }
}

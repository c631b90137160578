package dev.postern.console;

import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.run.Outcome;
import dev.postern.playbook.run.Progress;
import dev.postern.playbook.run.StepRecord;
import dev.postern.rules.model.Severity;
import dev.postern.rules.run.Alert;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.sink.local.AlertCase;
import dev.postern.sink.local.CaseState;
import dev.postern.testkit.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An alert that P1 answers, and records of a run of it. */
final class RunbookFixture {
    static final Playbook P1 = PlaybookShelf.shipped().find("P1").orElseThrow();
    static final String GUID = "159eb7c4-75d7-43e2-95fe-ced44b3e0a56";

    static final AlertCase OPEN = new AlertCase("k/1", CaseState.OPEN, "", Optional.empty(), "", Rows.NOON, "", false, 1, Rows.NOON, List.of());

    private final List<StepRecord> records = new ArrayList<>();

    static Alert alert(String key, String playbook) {
        return new Alert("MC-B01", "Title", Severity.HIGH, key, "A relay was made.", Rows.NOON, Rows.NOON, ConsoleFixture.TENANT, Optional.of("eve@contoso.example"),
                Optional.of("192.0.2.7"), Optional.of("inbound-connector"), Optional.of(GUID), Optional.of("Relay"), Map.of(), Map.of(), Optional.empty(),
                List.of(), "Ask.", playbook, Optional.empty());
    }

    static Row row(String key) {
        return new Row(Schema.current().stream("alert")).set("rule_id", "MC-B01").set("rule_title", "Title").set("severity", "high").set("dedup_key", key)
                .set("summary", "A relay was made.").set("first_time", Rows.NOON).set("object_type", "inbound-connector").set("object_id", GUID)
                .set("object_name", "Relay").set("actor_id", "eve@contoso.example").set("playbook", "P1");
    }

    /** @param minutes after noon */
    RunbookFixture record(String step, Outcome outcome, int minutes, String note) {
        records.add(new StepRecord(step, outcome, "ann", at(minutes), note));
        return this;
    }

    Progress progress() {
        return Progress.of(P1, records, Rows.NOON);
    }

    static Instant at(int minutes) {
        return Rows.NOON.plusSeconds(60L * minutes);
    }
}

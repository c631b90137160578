package dev.postern.demo;

import dev.postern.demo.audit.AuditEvent;
import dev.postern.demo.audit.AuditFiles;
import dev.postern.demo.audit.ChangeAudit;
import dev.postern.demo.audit.MailboxActivity;
import dev.postern.demo.audit.Routine;
import dev.postern.demo.cast.Casting;
import dev.postern.demo.cast.Resource;
import dev.postern.demo.cast.Rhythm;
import dev.postern.demo.cast.Tenant;
import dev.postern.demo.config.Change;
import dev.postern.demo.config.Configuration;
import dev.postern.demo.config.SnapshotFiles;
import dev.postern.demo.config.SnapshotShape;
import dev.postern.demo.mail.RelayBurst;
import dev.postern.demo.mail.TraceFiles;
import dev.postern.demo.mail.TrackingTraffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Makes up two weeks of an organisation's mail, with audit records, traffic, snapshots, lists and change register in native
 * file formats, about 50,000 events. Everything in it is synthetic.
 */
public final class SampleTenant {
    private static final Duration SNAPSHOT_HOUR = Duration.ofHours(2);
    private final SampleOptions options;
    private final Tenant tenant;
    private final Rhythm people;

    private SampleTenant(SampleOptions options) {
        this.options = options;
        tenant = Casting.cast(options.seed());
        people = Rhythm.ofPeople(options.start(), SampleOptions.DAYS);
    }

    /** @throws IOException where the folder cannot be written */
    public static SampleSummary generate(Path folder, long seed, Set<Incident> incidents) throws IOException {
        return generate(folder, new SampleOptions(seed, SampleOptions.DEFAULT_START, incidents));
    }

    /** Writes into {@code folder}, which is made where it is missing; files of an earlier sample are replaced, not removed. */
    public static SampleSummary generate(Path folder, SampleOptions options) throws IOException {
        return new SampleTenant(options).write(Files.createDirectories(folder));
    }

    private SampleSummary write(Path folder) throws IOException {
        Staging staging = new Staging(options, tenant);
        List<StagedIncident> staged = Arrays.stream(Incident.values()).filter(options.incidents()::contains).map(staging::stage).toList();
        List<Change> changes = new ArrayList<>(new ApprovedWork(options, tenant).plan());
        staged.forEach(incident -> changes.addAll(incident.changes()));
        changes.sort(Comparator.comparing(Change::time));

        List<RelayBurst> bursts = staged.stream().flatMap(incident -> incident.bursts().stream()).toList();
        int audit = new AuditFiles(folder.resolve("audit"), options.seed(), tenant).write(auditEvents(changes), options.start());
        int tracking = new TrackingTraffic(options.seed(), tenant).write(folder.resolve("tracking"), people);
        int trace = new TraceFiles(folder.resolve("trace")).write(options.seed(), tenant, people, partnerSince(changes), bursts);
        int snapshots = snapshots(folder.resolve("config"), changes);
        ListFiles.write(folder.resolve("lists"), tenant.names());
        ChangeRegister.write(folder.resolve("approvals.csv"), changes);
        TruthFile.write(folder.resolve("truth.json"), options, tenant.id(), staged);
        Files.writeString(folder.resolve("README.txt"), Resource.text("README.txt"));
        return new SampleSummary(audit, tracking, trace, snapshots);
    }

    private List<AuditEvent> auditEvents(List<Change> changes) {
        List<AuditEvent> events = new ArrayList<>();
        ChangeAudit audit = new ChangeAudit(tenant);
        changes.forEach(change -> events.add(audit.event(change)));
        new Routine(options.seed(), tenant).emit(people, Rhythm.ofMachines(options.start(), SampleOptions.DAYS), events::add);
        new MailboxActivity(options.seed(), tenant).emit(people, events::add);
        events.sort(Comparator.comparing(AuditEvent::time).thenComparing(AuditEvent::id));
        return events;
    }

    private int snapshots(Path folder, List<Change> changes) throws IOException {
        Configuration configuration = new Configuration(options.seed(), tenant, options.start());
        SnapshotFiles files = new SnapshotFiles(folder, tenant);
        SnapshotShape[] shapes = SnapshotShape.values();
        int next = 0;
        for (int day = 0; day < SampleOptions.DAYS; day++) {
            Instant at = options.start().plus(Duration.ofDays(day)).plus(SNAPSHOT_HOUR);
            while (next < changes.size() && changes.get(next).time().isBefore(at)) {
                configuration.apply(changes.get(next++));
            }
            files.write(configuration, at, shapes[day % shapes.length]);
        }
        return SampleOptions.DAYS;
    }

    /** From when on both connectors of the new partner are there. */
    private Instant partnerSince(List<Change> changes) {
        String domain = tenant.names().get("partner.2.domain");
        return changes.stream().filter(change -> change.operation().endsWith("boundConnector"))
                .filter(change -> change.operation().startsWith("New-") && change.parameters().containsValue("mail." + domain))
                .map(Change::time).max(Comparator.naturalOrder()).orElse(options.end());
    }
}

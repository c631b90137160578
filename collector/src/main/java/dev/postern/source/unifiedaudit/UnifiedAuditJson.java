package dev.postern.source.unifiedaudit;

import dev.postern.normalise.AuditNormaliser;
import dev.postern.normalise.AuditRecord;
import dev.postern.source.FileContext;
import dev.postern.source.FileFormat;
import dev.postern.source.FileHead;
import dev.postern.source.FileMark;
import dev.postern.source.JsonHead;
import dev.postern.source.JsonRecordReader;
import dev.postern.source.RecordDigest;
import dev.postern.source.RecordReader;
import java.util.List;

/** Audit records as JSON: an array, one a line, concatenated, a Management API blob, an envelope, Graph's auditLogRecord. */
final class UnifiedAuditJson implements FileFormat {
    private final AuditNormaliser normaliser = new AuditNormaliser();

    @Override
    public String name() {
        return "unified-audit-json";
    }

    @Override
    public boolean recognises(FileHead head) {
        JsonHead json = head.json();
        boolean officeActivity = json.has("OfficeWorkload") || json.has("OfficeId");
        boolean classic = json.has("CreationTime", "Operation") || json.has("Operation", "RecordType", "Workload");
        boolean graph = json.has("auditLogRecordType", "operation") || json.has("createdDateTime", "auditData");
        return json.json() && !officeActivity && (classic || graph || brokenFirst(head));
    }

    /** A file whose first record is broken tells its kind by the records behind it. */
    private static boolean brokenFirst(FileHead head) {
        String text = head.text();
        JsonHead first = head.json();
        boolean own = first.first().isEmpty() || first.has("CreationTime") || first.has("Operation") || first.has("Id");
        return own && text.contains("\"CreationTime\"") && text.contains("\"Operation\"") && text.contains("\"RecordType\"") && !text.contains("\"OfficeId\"");
    }

    @Override
    public RecordReader open(FileContext context, FileMark mark) {
        AuditJson json = new AuditJson(context.limits());
        AuditRecord slots = new AuditRecord();
        RecordDigest digest = new RecordDigest();
        return new JsonRecordReader(context, mark, record -> {
            json.read(record.array(), record.begin(), record.length(), slots);
            return List.of(FallbackId.row(normaliser, slots, digest, context.source(), record));
        });
    }
}

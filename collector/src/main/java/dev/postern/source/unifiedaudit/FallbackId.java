package dev.postern.source.unifiedaudit;

import dev.postern.normalise.AuditNormaliser;
import dev.postern.normalise.AuditRecord;
import dev.postern.normalise.AuditSlot;
import dev.postern.schema.Row;
import dev.postern.source.NativeRecord;
import dev.postern.source.RecordDigest;
import dev.postern.source.RejectedRecord;

/** Rows whose id is the record's own where it has one, else a digest of source, place and bytes: an empty id is no id. */
final class FallbackId {
    private FallbackId() {
    }

    static Row row(AuditNormaliser normaliser, AuditRecord slots, RecordDigest digest, String source, NativeRecord record) throws RejectedRecord {
        return normaliser.row(slots, slots.get(AuditSlot.ID).isBlank() ? digest.of(source, record) : "");
    }
}

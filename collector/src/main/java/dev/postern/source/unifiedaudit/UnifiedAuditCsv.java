package dev.postern.source.unifiedaudit;

import dev.postern.normalise.AuditNormaliser;
import dev.postern.normalise.AuditRecord;
import dev.postern.source.CsvMapper;
import dev.postern.source.CsvRecordReader;
import dev.postern.source.FileContext;
import dev.postern.source.FileFormat;
import dev.postern.source.FileHead;
import dev.postern.source.FileMark;
import dev.postern.source.RecordDigest;
import dev.postern.source.RecordReader;
import dev.postern.source.RejectedRecord;
import java.io.IOException;
import java.util.List;

/** Any CSV with a column {@code AuditData}: Search-UnifiedAuditLog, Purview, and either after a round trip through a SIEM. */
final class UnifiedAuditCsv implements FileFormat {
    static final String COLUMN = "AuditData";
    private final AuditNormaliser normaliser = new AuditNormaliser();

    @Override
    public String name() {
        return "unified-audit-csv";
    }

    @Override
    public boolean recognises(FileHead head) {
        return !head.json().json() && head.columns().has(COLUMN);
    }

    @Override
    public RecordReader open(FileContext context, FileMark mark) throws IOException {
        AuditJson json = new AuditJson(context.limits());
        AuditRecord slots = new AuditRecord();
        RecordDigest digest = new RecordDigest();
        return new CsvRecordReader(context, mark, header -> {
            int column = header.index(COLUMN);
            return (CsvMapper) (record, fields) -> {
                String data = fields.get(column);
                if (data.isBlank()) {
                    throw new RejectedRecord("it has no AuditData");
                }
                json.read(data, slots);
                return List.of(FallbackId.row(normaliser, slots, digest, context.source(), record));
            };
        });
    }
}

package dev.postern.source.unifiedaudit;

import dev.postern.normalise.AuditNormaliser;
import dev.postern.normalise.AuditRecord;
import dev.postern.normalise.AuditSlot;
import dev.postern.normalise.AuditWords;
import dev.postern.source.CsvFields;
import dev.postern.source.CsvHeader;
import dev.postern.source.CsvMapper;
import dev.postern.source.CsvRecordReader;
import dev.postern.source.FileContext;
import dev.postern.source.FileFormat;
import dev.postern.source.FileHead;
import dev.postern.source.FileMark;
import dev.postern.source.RecordDigest;
import dev.postern.source.RecordReader;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Log Analytics' OfficeActivity table as CSV, as the portal exports it ({@code TimeGenerated [UTC]}) or a query writes it
 * ({@code TimeGenerated}), whole or projected to the columns that somebody needed. Columns that hold JSON are read as such.
 */
final class OfficeActivityCsv implements FileFormat {
    private static final List<String> TIMES = List.of("TimeGenerated [UTC]", "TimeGenerated", "Start_Time [UTC]", "Start_Time");
    private final AuditNormaliser normaliser = new AuditNormaliser();
    private final Map<String, String> names;
    private final Set<String> dropped;

    OfficeActivityCsv() {
        AuditWords words = new AuditWords();
        names = words.officeActivityNames();
        dropped = Set.copyOf(words.officeActivityDropped());
    }

    @Override
    public String name() {
        return "office-activity-csv";
    }

    @Override
    public boolean recognises(FileHead head) {
        CsvHeader columns = head.columns();
        boolean wide = columns.has("OfficeWorkload");
        boolean projected = columns.has("Parameters") && TIMES.stream().anyMatch(columns::has);
        return !head.json().json() && columns.has("Operation") && (wide || projected) && !columns.has(UnifiedAuditCsv.COLUMN);
    }

    @Override
    public RecordReader open(FileContext context, FileMark mark) throws IOException {
        AuditJson json = new AuditJson(context.limits());
        AuditRecord slots = new AuditRecord();
        RecordDigest digest = new RecordDigest();
        return new CsvRecordReader(context, mark, header -> (CsvMapper) (record, fields) -> {
            fill(header, fields, slots.clear(), json);
            return List.of(FallbackId.row(normaliser, slots, digest, context.source(), record));
        });
    }

    private void fill(CsvHeader header, CsvFields fields, AuditRecord slots, AuditJson json) {
        for (int i = 0; i < fields.count(); i++) {
            String column = header.names().get(i);
            String value = fields.get(i);
            if (value.isEmpty() || dropped.contains(column)) {
                continue;
            }
            if (column.equals("Parameters") && json.value(value) instanceof List<?> list) {
                AuditJson.parameters(list, slots);
            } else {
                slots.put(names.getOrDefault(column, column), structured(value, json));
            }
        }
        for (String column : TIMES) {
            String time = fields.get(header.index(column));
            if (!time.isBlank()) {
                slots.put(AuditSlot.CREATION_TIME.nativeName(), time);
                break;
            }
        }
    }

    private static Object structured(String value, AuditJson json) {
        if (value.charAt(0) != '[' && value.charAt(0) != '{') {
            return value;
        }
        Object structure = json.value(value);
        return structure instanceof Collection || structure instanceof Map ? structure : value;
    }
}

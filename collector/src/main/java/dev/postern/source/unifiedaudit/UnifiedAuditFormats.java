package dev.postern.source.unifiedaudit;

import dev.postern.source.FileFormat;
import java.util.List;

/** The file formats of this source. */
public final class UnifiedAuditFormats {
    private UnifiedAuditFormats() {
    }

    /** {@code office-activity-csv}, {@code unified-audit-csv} and {@code unified-audit-json}, in the order in which to try them. */
    public static List<FileFormat> all() {
        return List.of(new OfficeActivityCsv(), new UnifiedAuditCsv(), new UnifiedAuditJson());
    }
}

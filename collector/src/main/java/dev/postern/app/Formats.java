package dev.postern.app;

import dev.postern.source.FileFormat;
import dev.postern.source.FormatDetector;
import dev.postern.source.exchangeconfig.ExchangeConfigFormats;
import dev.postern.source.tracking.TrackingFormats;
import dev.postern.source.unifiedaudit.UnifiedAuditFormats;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every file format that Postern reads, by the source type that reads it. A new source is one line here. */
final class Formats {
    private static final Map<String, List<FileFormat>> BY_SOURCE = new LinkedHashMap<>();

    static {
        BY_SOURCE.put("unified-audit", UnifiedAuditFormats.all());
        BY_SOURCE.put("message-tracking", TrackingFormats.all());
        BY_SOURCE.put("exchange-config", ExchangeConfigFormats.all());
    }

    private Formats() {
    }

    /** Tells any supported file. */
    static FormatDetector detector() {
        return new FormatDetector(BY_SOURCE.values().stream().flatMap(List::stream).toList());
    }

    /** Tells the files of one source type. */
    static FormatDetector detector(String sourceType) {
        return new FormatDetector(BY_SOURCE.get(sourceType));
    }

    /** The source type that reads a format. */
    static String sourceType(FileFormat format) {
        return BY_SOURCE.entrySet().stream().filter(entry -> entry.getValue().stream().anyMatch(f -> f.name().equals(format.name())))
                .map(Map.Entry::getKey).findFirst().orElseThrow();
    }
}

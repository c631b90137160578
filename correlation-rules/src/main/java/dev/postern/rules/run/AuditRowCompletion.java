package dev.postern.rules.run;

import dev.postern.schema.IpRange;
import dev.postern.schema.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Fills what the schema derives from other fields of an {@code audit} row, so that a case need not repeat it. What a case
 * gives stays: {@code effective} is overlaid with what was passed; ranges may be written as CIDR.
 */
final class AuditRowCompletion {
    private AuditRowCompletion() {
    }

    static void complete(Row row) {
        if (!row.schema().name().equals("audit") || row.json("parameters") == null) {
            return;
        }
        Map<String, Object> parameters = row.json("parameters");
        Map<String, Object> effective = new LinkedHashMap<>(row.json("effective") == null ? Map.of() : row.json("effective"));
        if (row.json("before") != null) {
            row.json("before").forEach(effective::putIfAbsent);
        }
        effective.putAll(parameters);
        row.set("effective", effective);
        derive(row, "changed", changed(parameters, row.json("before")));
        derive(row, "object_name", parameters.getOrDefault("Name", parameters.get("Identity")));
        derive(row, "object_id", row.text("object_name") == null ? null : row.text("object_name").toLowerCase(Locale.ROOT));
        derive(row, "smart_hosts", effective.containsKey("SmartHosts")
                ? texts(effective.get("SmartHosts")).stream().map(host -> host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "")).toList() : null);
        List<IpRange> ranges = texts(effective.get("SenderIPAddresses")).stream().flatMap(text -> IpRange.parse(text).stream()).toList();
        if (!ranges.isEmpty()) {
            derive(row, "source_ranges", ranges.stream().map(IpRange::text).toList());
            derive(row, "source_addresses", ranges.stream().mapToDouble(IpRange::addresses).sum());
        }
    }

    private static void derive(Row row, String field, Object value) {
        if (row.get(field) == null) {
            row.set(field, value);
        }
    }

    private static List<String> changed(Map<String, Object> parameters, Map<String, Object> before) {
        List<String> changed = new ArrayList<>();
        parameters.forEach((name, value) -> {
            if (!name.equals("Identity") && (before == null || !Objects.equals(value, before.get(name)))) {
                changed.add(name);
            }
        });
        return changed;
    }

    private static List<String> texts(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null || value.equals("") ? List.of() : List.of(String.valueOf(value));
    }
}

package dev.postern.normalise;

import dev.postern.schema.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Fills the fields of an {@code audit} row that follow from its {@code parameters}, {@code effective} and {@code object_type}:
 * {@code smart_hosts}, {@code source_ranges}, {@code source_addresses}, {@code forward_targets}, {@code forward_unresolved}. It may be
 * asked again after these changed, and gives the same result each time. Immutable and thread-safe.
 */
public final class DerivedFields {
    private final Operations operations;

    public DerivedFields(Operations operations) {
        this.operations = operations;
    }

    /** Sets the derived fields of a row, absent where nothing follows. */
    public void derive(Row row, RecipientDirectory directory) {
        Map<String, Object> effective = row.json("effective");
        Object type = row.get("object_type");
        smartHosts(row, effective);
        sources(row, effective, type == null ? "" : (String) type);
        forwards(row, row.json("parameters"), directory);
    }

    private static void smartHosts(Row row, Map<String, Object> effective) {
        List<String> hosts = new ArrayList<>();
        for (String host : elements(effective, "SmartHosts")) {
            String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
            hosts.add(bare.toLowerCase(Locale.ROOT));
        }
        row.set("smart_hosts", hosts.isEmpty() ? null : List.copyOf(hosts));
    }

    private void sources(Row row, Map<String, Object> effective, String objectType) {
        AddressRanges ranges = AddressRanges.of(elements(effective, operations.sourceParameter(objectType)));
        row.set("source_ranges", ranges.ranges().isEmpty() ? null : ranges.texts());
        row.set("source_addresses", ranges.ranges().isEmpty() ? null : ranges.count());
    }

    private void forwards(Row row, Map<String, Object> parameters, RecipientDirectory directory) {
        Set<String> targets = new LinkedHashSet<>();
        Set<String> unresolved = new LinkedHashSet<>();
        if (parameters != null) {
            for (String name : operations.recipientParameters()) {
                for (String recipient : texts(parameters.get(name))) {
                    RecipientText.address(recipient).or(() -> directory.address(recipient))
                            .ifPresentOrElse(targets::add, () -> unresolved.add(recipient));
                }
            }
        }
        row.set("forward_targets", targets.isEmpty() ? null : List.copyOf(targets));
        row.set("forward_unresolved", unresolved.isEmpty() ? null : List.copyOf(unresolved));
    }

    /** Hosts and addresses never hold a comma or a space, so these separate them too. A range with spaces round its dash is one. */
    private static List<String> elements(Map<String, Object> values, String name) {
        List<String> elements = new ArrayList<>();
        for (String text : values == null ? List.<String>of() : texts(values.get(name))) {
            for (String part : text.replace(" - ", "-").split("[,\\s]+")) {
                if (!part.isEmpty()) {
                    elements.add(part);
                }
            }
        }
        return elements;
    }

    private static List<String> texts(Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof Collection<?> elements) {
            elements.stream().filter(element -> element != null && !element.toString().isBlank()).forEach(element -> texts.add(element.toString()));
        } else if (value instanceof String text) {
            texts.addAll(ParameterTypes.split(text));
        }
        return texts;
    }
}

package dev.postern.source.tracking;

import dev.postern.normalise.MappingFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words of tracking records, from {@code normalise/tracking.yml}. Immutable. */
final class TrackingWords {
    private final MappingFile file = MappingFile.read("tracking");
    private final Map<String, String> actions = file.words("actions");
    private final Map<String, String> directions = file.words("directions");
    private final Set<String> internalConnectors = Set.copyOf(file.list("internal-connectors"));
    private final Set<String> internalEvents = Set.copyOf(file.list("internal-events"));
    private final List<String> tlsKeys = file.list("tls-keys");

    List<String> columns2013() {
        return file.list("columns-2013");
    }

    List<String> columns2010() {
        return file.list("columns-2010");
    }

    Map<String, String> historicalSearch() {
        return file.map("historical-search");
    }

    String action(String event) {
        return actions.getOrDefault(event.toLowerCase(Locale.ROOT), "other");
    }

    /** {@code inbound}, {@code outbound}, {@code internal}, or null where the record does not say. */
    String direction(String directionality, String event, String connector) {
        String direction = directions.get(directionality.toLowerCase(Locale.ROOT));
        boolean inside = "outbound".equals(direction)
                && (internalEvents.contains(event.toLowerCase(Locale.ROOT)) || internalConnectors.contains(connector.toLowerCase(Locale.ROOT)));
        return inside ? "internal" : direction;
    }

    /** TLS protocol in the record's own key and value list, or null. */
    String tlsVersion(Map<String, Object> customData) {
        for (String key : tlsKeys) {
            if (customData.get(key) instanceof String version) {
                return version;
            }
        }
        return null;
    }
}

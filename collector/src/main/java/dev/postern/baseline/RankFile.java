package dev.postern.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads a file of rank orders; its head says what the keys mean. An unknown key or a property named twice stops the program. */
final class RankFile {
    private RankFile() {
    }

    /** Orders by {@link Ranks#key}. */
    static Map<String, RankOrder> read(String resource) {
        Map<String, RankOrder> orders = new HashMap<>();
        Conventions.tree(resource).properties().forEach(type -> type.getValue().properties().forEach(kind -> {
            JsonNode properties = kind.getValue();
            if (properties.isArray()) {
                properties.forEach(name -> put(orders, resource, type.getKey(), name.asText(), plain(resource, kind.getKey())));
            } else {
                properties.properties().forEach(property -> put(orders, resource, type.getKey(), property.getKey(),
                        detailed(resource, kind.getKey(), property.getValue())));
            }
        }));
        return orders;
    }

    private static void put(Map<String, RankOrder> orders, String resource, String type, String property, RankOrder order) {
        if (orders.put(Ranks.key(type, property), order) != null) {
            throw new IllegalStateException(resource + ": " + type + "." + property + " is ranked twice");
        }
    }

    private static RankOrder plain(String resource, String kind) {
        return switch (kind) {
            case "safer-true" -> new RankOrder.Levels(Map.of("false", 0L, "true", 1L));
            case "safer-false" -> new RankOrder.Levels(Map.of("true", 0L, "false", 1L));
            case "safer-set" -> new RankOrder.Presence(1);
            case "safer-empty" -> new RankOrder.Presence(-1);
            case "fewer-addresses" -> new RankOrder.Addresses();
            case "fewer-entries" -> new RankOrder.Entries(-1);
            case "more-entries" -> new RankOrder.Entries(1);
            case "longer" -> new RankOrder.Span();
            case "lower-limit" -> new RankOrder.Limit();
            default -> throw new IllegalStateException(resource + ": unknown kind of order " + kind);
        };
    }

    private static RankOrder detailed(String resource, String kind, JsonNode detail) {
        Map<String, Long> ranks = new HashMap<>();
        switch (kind) {
            case "levels":
                for (int level = 0; level < detail.size(); level++) {
                    long rank = level;
                    JsonNode values = detail.get(level);
                    if (values.isArray()) {
                        values.forEach(value -> ranks.put(name(value), rank));
                    } else {
                        ranks.put(name(values), rank);
                    }
                }
                return new RankOrder.Levels(Map.copyOf(ranks));
            case "weights":
                detail.properties().forEach(flag -> ranks.put(flag.getKey().toLowerCase(Locale.ROOT), flag.getValue().asLong()));
                return new RankOrder.Weights(Map.copyOf(ranks));
            default:
                throw new IllegalStateException(resource + ": unknown kind of order " + kind);
        }
    }

    private static String name(JsonNode value) {
        return value.isNull() ? "" : value.asText().toLowerCase(Locale.ROOT);
    }
}

package dev.postern.source.exchangeconfig;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.normalise.NativeTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Property values in one shape, whichever tool wrote them. */
final class ConfigValues {
    private ConfigValues() {
    }

    /**
     * Text, boolean, number, list or map. A list of null alone is empty; {@code /Date(ms)/} and times with seven decimals are ISO
     * texts; type names beside a property ({@code X@data.type}) are left out.
     */
    static Object of(JsonNode node) {
        if (node.isTextual()) {
            return text(node.asText());
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> {
                if (!element.isNull()) {
                    list.add(of(element));
                }
            });
            return list;
        }
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(member -> {
                if (!sidecar(member.getKey())) {
                    map.put(member.getKey(), of(member.getValue()));
                }
            });
            return map;
        }
        return null;
    }

    static boolean sidecar(String name) {
        return name.endsWith("@data.type") || name.endsWith("@odata.type") || name.startsWith("@odata.") || name.startsWith("@adminapi.");
    }

    private static String text(String text) {
        boolean jsonDate = text.startsWith("/Date(") && text.endsWith(")/");
        boolean iso = text.length() >= 19 && text.length() <= 35 && text.charAt(4) == '-' && text.charAt(10) == 'T' && text.charAt(13) == ':';
        return jsonDate || iso ? NativeTime.parse(text).map(Object::toString).orElse(text) : text;
    }
}

package dev.postern.demo.config;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.postern.demo.cast.Names;
import dev.postern.demo.cast.Resource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What objects of one type look like: every property with its default, and the objects that are there from the beginning.
 *
 * @param parent  tail of the distinguished name
 * @param version value of {@code ExchangeVersion}
 * @param lists   properties that hold lists though their default is null
 */
public record Blueprint(String parent, String version, Map<String, Object> defaults, Set<String> lists,
                        List<Map<String, Object>> objects) {
    public Blueprint {
        defaults = Collections.unmodifiableMap(defaults);
        lists = lists == null ? Set.of() : Set.copyOf(lists);
        objects = List.copyOf(objects);
    }

    static Blueprint of(ObjectType type, Names names) {
        return Resource.yaml("config/" + type.label() + ".yml", names::fill, new TypeReference<>() { });
    }

    /** Typed properties of the parameters that snapshots show; the others ({@code Confirm}, {@code Name}) are left out. */
    Map<String, Object> properties(Map<String, String> parameters) {
        Map<String, Object> typed = new LinkedHashMap<>();
        parameters.forEach((name, text) -> {
            if (defaults.containsKey(name)) {
                typed.put(name, typed(name, text));
            }
        });
        return typed;
    }

    private Object typed(String name, String text) {
        Object like = defaults.get(name);
        if (like instanceof List || lists.contains(name)) {
            return list(text);
        }
        if (like instanceof Boolean) {
            return Boolean.valueOf(text);
        }
        if (like instanceof Integer) {
            return Integer.valueOf(text);
        }
        return like == null && text.isEmpty() ? null : text;
    }

    /** Takes lists apart at the semicolon; an address space such as {@code smtp:*;1} holds one of its own. */
    private static List<String> list(String text) {
        List<String> entries = new ArrayList<>();
        for (String part : text.split(";")) {
            int last = entries.size() - 1;
            boolean cost = last >= 0 && entries.get(last).startsWith("smtp:") && entries.get(last).indexOf(';') < 0;
            if (cost) {
                entries.set(last, entries.get(last) + ';' + part);
            } else if (!part.isEmpty()) {
                entries.add(part);
            }
        }
        return entries;
    }
}

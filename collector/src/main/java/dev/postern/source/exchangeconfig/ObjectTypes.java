package dev.postern.source.exchangeconfig;

import dev.postern.normalise.MappingFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What kind of configuration object something is, from {@code normalise/config-objects.yml}. Immutable. */
final class ObjectTypes {
    private record Kind(String type, Set<String> categories, List<String> properties, List<String> files) {
    }

    private final List<Kind> kinds = new ArrayList<>();
    private final Set<String> volatileNames;
    private final List<String> volatilePrefixes;

    ObjectTypes() {
        MappingFile file = MappingFile.read("config-objects");
        for (MappingFile entry : file.entries("types")) {
            Set<String> categories = entry.has("category")
                    ? entry.list("category").stream().map(category -> category.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()) : Set.of();
            kinds.add(new Kind(entry.text("type"), categories, entry.list("properties"), entry.list("files")));
        }
        volatileNames = Set.copyOf(file.list("volatile"));
        volatilePrefixes = file.list("volatile-prefixes");
    }

    /** Type of an object by its properties with their scalar values; empty for an object of a kind that Postern does not compare. */
    Optional<String> of(Map<String, ?> properties) {
        Object category = properties.get("ObjectCategory");
        if (category instanceof String text && text.contains("ms-Exch")) {
            String last = text.substring(text.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            Optional<Kind> byCategory = kinds.stream().filter(kind -> kind.categories().contains(last)).findFirst();
            if (byCategory.isPresent() || !last.contains("recipient") && !last.contains("mail") && !properties.containsKey("RecipientTypeDetails")) {
                return byCategory.map(Kind::type);
            }
        }
        return kinds.stream().filter(kind -> properties.keySet().containsAll(kind.properties())).findFirst().map(Kind::type);
    }

    /** Type of an empty listing by the name of its file. */
    Optional<String> ofFile(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s]", "");
        return kinds.stream().filter(kind -> kind.files().stream().anyMatch(letters::contains)).findFirst().map(Kind::type);
    }

    boolean isVolatile(String property) {
        return volatileNames.contains(property) || volatilePrefixes.stream().anyMatch(property::startsWith);
    }
}

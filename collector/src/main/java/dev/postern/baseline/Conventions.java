package dev.postern.baseline;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How cmdlets and snapshots speak of the same thing, from {@code baseline/conventions.yml}. Names ignore case. Immutable. */
final class Conventions {
    private static final Conventions CURRENT = new Conventions(tree("baseline/conventions.yml"));

    /** A parameter that a snapshot shows under another name; {@code values} from the parameter's to the property's. */
    record Alias(String parameter, String property, Map<String, String> values) {
        Object toProperty(Object value) {
            return values.getOrDefault(Canonical.text(Canonical.of(value)), Canonical.text(value));
        }

        Object toParameter(Object value) {
            return values.entrySet().stream().filter(entry -> entry.getValue().equals(value)).findFirst()
                    .map(entry -> Canonical.of(entry.getKey())).orElse(value);
        }
    }

    private final Map<String, Set<String>> orderedLists;
    private final Map<String, List<Alias>> aliases;
    private final JsonNode file;
    private final Set<String> selectors;
    private final Set<String> labels;
    private final Set<String> singletons;
    private final Set<String> recipientProperties;
    private final Set<String> recipientIdentifiers;
    private final Set<String> recipientTypes;

    private Conventions(JsonNode file) {
        ObjectMapper mapper = new ObjectMapper();
        this.file = file;
        this.orderedLists = mapper.convertValue(file.path("ordered-lists"), new TypeReference<>() { });
        this.aliases = mapper.convertValue(file.path("aliases"), new TypeReference<>() { });
        this.selectors = names("selectors");
        this.labels = names("labels");
        this.singletons = names("singletons");
        this.recipientProperties = names("recipient-properties");
        this.recipientIdentifiers = inOrder("recipient-identifiers");
        this.recipientTypes = inOrder("recipient-types");
    }

    static Conventions current() {
        return CURRENT;
    }

    static JsonNode tree(String resource) {
        try (InputStream in = Conventions.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the class path");
            }
            return new ObjectMapper(new YAMLFactory()).readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    boolean orderedList(String type, String property) {
        return orderedLists.getOrDefault(type, Set.of()).contains(property);
    }

    List<Alias> aliases(String type) {
        return aliases.getOrDefault(type, List.of());
    }

    boolean selector(String parameter) {
        return selectors.contains(parameter);
    }

    boolean label(String parameter) {
        return labels.contains(parameter);
    }

    boolean singleton(String type) {
        return singletons.contains(type);
    }

    boolean keptOfRecipient(String property) {
        return recipientProperties.contains(property);
    }

    Set<String> recipientIdentifiers() {
        return recipientIdentifiers;
    }

    Set<String> recipientTypes() {
        return recipientTypes;
    }

    private Set<String> names(String key) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(inOrder(key));
        return names;
    }

    private Set<String> inOrder(String key) {
        Set<String> names = new LinkedHashSet<>();
        file.path(key).forEach(node -> names.add(node.asText()));
        return names;
    }
}

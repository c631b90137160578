package dev.postern.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads stream files. A file that breaks the schema's own rules stops the program with the file and the field. */
final class SchemaReader {
    private static final List<String> STREAMS = List.of("audit", "message", "config", "change", "list", "health", "alert");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern COLUMN = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,44}");
    /** Names that Log Analytics keeps for itself. */
    private static final Set<String> RESERVED_COLUMNS = Set.of("_ResourceId", "id", "_SubscriptionId", "TenantId", "Type", "UniqueId", "Title");
    private static final Set<String> KEYS = Set.of("name", "type", "meaning", "cim", "sentinel", "personal", "paths", "open");
    private static final Set<String> CURRENT_KEYS = Set.of("key", "highest");
    private static final Set<String> DERIVED_KEYS = Set.of("name", "from", "pattern", "meaning", "names");

    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());

    Schema read() {
        JsonNode common = tree("common").path("common");
        List<StreamSchema> streams = new ArrayList<>();
        for (String name : STREAMS) {
            streams.add(stream(name, tree(name), common));
        }
        return new Schema(streams);
    }

    private JsonNode tree(String file) {
        String path = "schema/" + file + ".yml";
        try (InputStream in = SchemaReader.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new SchemaException(path + " is missing from the class path");
            }
            return yaml.readTree(in);
        } catch (IOException e) {
            throw new SchemaException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private StreamSchema stream(String name, JsonNode file, JsonNode common) {
        if (!file.path("stream").asText().equals(name)) {
            throw new SchemaException("schema/" + name + ".yml: `stream` must be " + name);
        }
        List<Field> fields = new ArrayList<>();
        common.forEach(node -> fields.add(field(name, node, fields.size())));
        file.path("fields").forEach(node -> fields.add(field(name, node, fields.size())));
        Map<String, Field> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        List<DerivedField> derived = new ArrayList<>();
        file.path("derived").forEach(node -> derived.add(derived(name, node, byName)));
        return new StreamSchema(name, file.path("version").asInt(), file.path("meaning").asText(), file.path("identity").asText(),
                duration(name, file.path("lateness").asText()), fields, current(name, file.path("current"), byName), derived);
    }

    private static Optional<CurrentForm> current(String stream, JsonNode node, Map<String, Field> fields) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        String place = "schema/" + stream + ".yml: current: ";
        node.fieldNames().forEachRemaining(key -> require(CURRENT_KEYS.contains(key), place + "unknown key " + key));
        List<Field> key = new ArrayList<>();
        node.path("key").forEach(name -> key.add(known(place, name.asText(), fields)));
        require(!key.isEmpty(), place + "`key` names at least one field");
        return Optional.of(new CurrentForm(key, Optional.of(node.path("highest").asText()).filter(name -> !name.isEmpty())
                .map(name -> known(place, name, fields))));
    }

    private static DerivedField derived(String stream, JsonNode node, Map<String, Field> fields) {
        String name = node.path("name").asText();
        String place = "schema/" + stream + ".yml: derived " + name + ": ";
        node.fieldNames().forEachRemaining(key -> require(DERIVED_KEYS.contains(key), place + "unknown key " + key));
        require(NAME.matcher(name).matches(), place + "names are snake_case");
        require(!node.path("meaning").asText().isBlank(), place + "`meaning` is missing");
        Field from = known(place, node.path("from").asText(), fields);
        require(from.type() == FieldType.STRING, place + from.name() + " is no string");
        Map<String, String> names = new LinkedHashMap<>();
        node.path("names").properties().forEach(entry -> names.put(entry.getKey(), entry.getValue().asText()));
        require(Pattern.compile(node.path("pattern").asText()).matcher("").groupCount() == 1, place + "`pattern` has one group");
        return new DerivedField(name, from, node.path("pattern").asText(), node.path("meaning").asText(), names);
    }

    private static Field known(String place, String name, Map<String, Field> fields) {
        require(fields.containsKey(name), place + "there is no field " + name);
        return fields.get(name);
    }

    private Field field(String stream, JsonNode node, int ordinal) {
        String name = node.path("name").asText();
        String place = "schema/" + stream + ".yml: field " + name + ": ";
        node.fieldNames().forEachRemaining(key -> require(KEYS.contains(key), place + "unknown key " + key));
        require(NAME.matcher(name).matches(), place + "names are snake_case");
        String sentinel = node.path("sentinel").asText();
        require(COLUMN.matcher(sentinel).matches(), place + "`sentinel` must be a column name of at most 45 letters, digits and underscores");
        require(!RESERVED_COLUMNS.contains(sentinel), place + sentinel + " is reserved by Log Analytics");
        require(!node.path("meaning").asText().isBlank(), place + "`meaning` is missing");
        FieldType type;
        try {
            type = FieldType.valueOf(node.path("type").asText().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new SchemaException(place + "unknown type " + node.path("type").asText());
        }
        return new Field(name, ordinal, type, node.path("meaning").asText(),
                Optional.of(node.path("cim").asText()).filter(cim -> !cim.isEmpty()), sentinel,
                node.path("personal").asBoolean(), paths(node.path("paths")), node.path("open").asBoolean());
    }

    private Map<String, FieldType> paths(JsonNode node) {
        Map<String, FieldType> paths = new LinkedHashMap<>();
        if (node.has("from")) {
            String file = node.path("from").asText().replaceFirst("^schema/", "").replaceFirst("\\.yml$", "");
            tree(file).properties().forEach(group -> group.getValue().forEach(
                    entry -> require(paths.put(entry.asText(), FieldType.valueOf(group.getKey().toUpperCase(Locale.ROOT))) == null,
                            "schema/" + file + ".yml: " + entry.asText() + " is declared twice")));
        }
        return paths;
    }

    private static Duration duration(String stream, String text) {
        try {
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        } catch (java.time.DateTimeException e) {
            throw new SchemaException("schema/" + stream + ".yml: `lateness` must be a duration such as 24h", e);
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new SchemaException(message);
        }
    }
}

package dev.postern.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.postern.rules.parse.NearestName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads YAML into records with kebab-case keys. Unknown keys are refused with the nearest known one. Thread-safe. */
public final class YamlReader {
    private static final String NOT_YAML = "this is not YAML: ";
    private final ObjectMapper yaml = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule()
                    .addDeserializer(Duration.class, new Text<>(Duration.class, Durations::parse))
                    .addDeserializer(ByteSize.class, new Text<>(ByteSize.class, ByteSize::parse))
                    .addDeserializer(Secret.class, new Text<>(Secret.class, Secret::parse))
                    .addDeserializer(Path.class, new Text<>(Path.class, Path::of)))
            .build();

    /**
     * @param place name of the file, for messages
     * @throws ConfigException where the text is no YAML or does not fit the type; one sentence with line and column
     */
    public <T> T read(String place, String text, Class<T> type) {
        try {
            return yaml.readValue(text, type);
        } catch (UnrecognizedPropertyException e) {
            Collection<String> known = e.getKnownPropertyIds().stream().map(String::valueOf).toList();
            throw new ConfigException(place + ":" + lineOf(e, text) + ": unknown key '" + e.getPropertyName() + "'"
                    + in(e) + NearestName.find(e.getPropertyName(), known).map(near -> "; did you mean '" + near + "'?")
                            .orElse("; keys here are " + known.stream().sorted().collect(Collectors.joining(", "))), e);
        } catch (JsonMappingException e) {
            String why = e.getCause() instanceof ConfigException cause ? cause.getMessage()
                    : (e.getCause() instanceof StreamReadException ? NOT_YAML : "") + e.getOriginalMessage();
            throw new ConfigException(place + place(e.getLocation()) + ": " + firstLine(why) + in(e), e);
        } catch (JsonProcessingException e) {
            throw new ConfigException(place + place(e.getLocation()) + ": " + NOT_YAML + firstLine(e.getOriginalMessage()), e);
        }
    }

    /** The parser reads ahead: the key stands on its line or above. */
    private static int lineOf(UnrecognizedPropertyException e, String text) {
        List<String> lines = text.lines().toList();
        int line = Math.min(e.getLocation().getLineNr(), lines.size());
        while (line > 1 && !lines.get(line - 1).contains(e.getPropertyName())) {
            line--;
        }
        return line;
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private static String in(JsonMappingException e) {
        String path = e.getPath().stream().map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        int last = path.lastIndexOf('.');
        return last > 0 ? " in " + path.substring(0, last).replace(".[", "[") : "";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").trim();
    }

    private static final class Text<T> extends StdScalarDeserializer<T> {
        private final transient Function<String, T> parse;

        Text(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return parse.apply(json.getText());
            } catch (ConfigException e) {
                throw JsonMappingException.from(json, e.getMessage(), e);
            }
        }
    }
}

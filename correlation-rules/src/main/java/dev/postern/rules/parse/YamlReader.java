package dev.postern.rules.parse;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.postern.rules.model.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads YAML into nodes with places. Keys may not repeat; an alias may stand for a single value or a list of them, so that a
 * file cannot grow beyond what is written in it.
 */
public final class YamlReader {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final String file;
    private final YAMLParser parser;
    private final Map<String, YamlNode> anchors = new HashMap<>();

    private YamlReader(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * All documents of a file.
     *
     * @throws RuleException where the text is no YAML
     */
    public static List<YamlNode> documents(String file, String text) {
        try (YAMLParser parser = YAML.createParser(text)) {
            YamlReader reader = new YamlReader(file, parser);
            List<YamlNode> documents = new ArrayList<>();
            while (parser.nextToken() != null) {
                reader.anchors.clear();
                documents.add(reader.node());
            }
            return documents;
        } catch (JsonProcessingException e) {
            String reason = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new RuleException(place(file, e.getLocation()), "this is no YAML: " + reason);
        } catch (IOException e) {
            throw new RuleException(new Place(file, 1, 1), "cannot be read: " + e.getMessage());
        }
    }

    private YamlNode node() throws IOException {
        Place place = place(file, parser.currentTokenLocation());
        if (parser.isCurrentAlias()) {
            return alias(place, parser.getText());
        }
        String anchor = parser.getObjectId();
        YamlNode node = switch (parser.currentToken()) {
            case START_OBJECT -> map(place);
            case START_ARRAY -> list(place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new YamlNode.Scalar(place, YamlNode.Kind.NUMBER, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new YamlNode.Scalar(place, YamlNode.Kind.BOOLEAN, parser.getText());
            case VALUE_NULL -> new YamlNode.Scalar(place, YamlNode.Kind.NULL, "");
            default -> new YamlNode.Scalar(place, YamlNode.Kind.TEXT, wellFormed(place, parser.getText()));
        };
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return node;
    }

    private YamlNode alias(Place place, String name) {
        YamlNode target = anchors.get(name);
        if (target == null) {
            throw new RuleException(place, "there is no anchor `&" + name + "` above");
        }
        if (!target.items().stream().allMatch(YamlNode.Scalar.class::isInstance)) {
            throw new RuleException(place, "an alias stands for a single value or a list of values only");
        }
        return target;
    }

    private YamlMap map(Place place) throws IOException {
        Map<String, YamlNode> values = new LinkedHashMap<>();
        Map<String, Place> keys = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place keyPlace = place(file, parser.currentTokenLocation());
            parser.nextToken();
            if (keys.put(key, keyPlace) != null) {
                throw new RuleException(keyPlace, "`" + key + "` is given twice");
            }
            values.put(key, node());
        }
        return new YamlMap(place, values, keys);
    }

    private YamlNode list(Place place) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new YamlNode.Items(place, items);
    }

    /** Half a surrogate pair has no UTF-8 form, so no target could be asked for it. */
    private static String wellFormed(Place place, String text) {
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw new RuleException(place, "half a surrogate pair is no text");
        }
        return text;
    }

    private static Place place(String file, JsonLocation location) {
        return location == null ? new Place(file, 1, 1)
                : new Place(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}

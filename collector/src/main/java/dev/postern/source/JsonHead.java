package dev.postern.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the begin of a text says as JSON.
 *
 * @param json    whether it begins as a JSON object or array
 * @param empty   an array or envelope without an element, or with null alone
 * @param first   names of the first object with their scalar values as text; an empty text for null, arrays and objects
 * @param wrapper names of the envelope around the first object, empty where there is none
 */
public record JsonHead(boolean json, boolean empty, Map<String, String> first, Map<String, String> wrapper) {
    private static final JsonFactory FACTORY = RecordJson.factory(ReadLimits.DEFAULT);

    public JsonHead {
        first = Collections.unmodifiableMap(new LinkedHashMap<>(first));
        wrapper = Collections.unmodifiableMap(new LinkedHashMap<>(wrapper));
    }

    /** Whether the first object has every one of these names. */
    public boolean has(String... names) {
        for (String name : names) {
            if (!first.containsKey(name)) {
                return false;
            }
        }
        return true;
    }

    static JsonHead of(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return new JsonHead(false, false, Map.of(), Map.of());
        }
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> wrapper = new LinkedHashMap<>();
        boolean empty = false;
        try (JsonParser parser = FACTORY.createParser(start)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                empty = !element(parser);
            }
            if (!empty && parser.currentToken() == JsonToken.START_OBJECT) {
                empty = object(parser, names, wrapper);
            }
        } catch (IOException e) {
            // The head ends inside the record, or the record is broken: what was seen until here decides.
            return new JsonHead(true, false, names, wrapper);
        }
        return new JsonHead(true, empty, names, wrapper);
    }

    private static boolean element(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        while (token == JsonToken.VALUE_NULL) {
            token = parser.nextToken();
        }
        return token != JsonToken.END_ARRAY;
    }

    /** Reads the names of an object; true where it is an envelope without an element. */
    private static boolean object(JsonParser parser, Map<String, String> names, Map<String, String> wrapper) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            boolean envelope = value == JsonToken.START_ARRAY && wrapper.isEmpty() && (name.equals("value") || name.equals("records"));
            if (envelope) {
                wrapper.putAll(names);
                wrapper.put(name, "");
                names.clear();
                if (!element(parser)) {
                    return true;
                }
                return parser.currentToken() == JsonToken.START_OBJECT && object(parser, names, wrapper);
            }
            boolean scalar = value.isScalarValue() && value != JsonToken.VALUE_NULL;
            names.put(name, scalar ? parser.getText() : "");
            parser.skipChildren();
        }
        return false;
    }
}

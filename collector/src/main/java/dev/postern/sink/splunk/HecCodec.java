package dev.postern.sink.splunk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.postern.event.RowCodec;
import dev.postern.schema.Field;
import dev.postern.schema.Row;
import dev.postern.schema.StreamSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Event envelopes of Splunk's HTTP Event Collector, one after another without anything between them. {@code time} and {@code source}
 * of a row are those of the envelope and not repeated in {@code event}; {@code host} is the collector's name. Instants are seconds
 * since 1970 as plain decimals with at most six places: Splunk refuses exponents (code 15). No other key stands in the envelope,
 * because Splunk drops what follows an unknown one and answers 200. Thread-safe.
 */
public final class HecCodec implements RowCodec {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final JsonFactory FACTORY = JSON.getFactory();

    private final Optional<String> index;
    private final Map<StreamSchema, HecForm> forms = new ConcurrentHashMap<>();

    /** @param index where the events go; empty where the token decides */
    public HecCodec(Optional<String> index) {
        this.index = index;
    }

    @Override
    public String name() {
        return "hec/1";
    }

    @Override
    public void encode(Row row, OutputStream out) throws IOException {
        HecForm form = forms.computeIfAbsent(row.schema(), schema -> new HecForm(schema, index));
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            form.write(row, json);
        }
    }

    /** Reads envelopes of any index. */
    @Override
    public List<Row> decode(StreamSchema schema, InputStream in) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (JsonParser json = FACTORY.createParser(in)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    throw new IOException("an event envelope is expected, not " + token);
                }
                rows.add(envelope(schema, json));
            }
        }
        return rows;
    }

    private static Row envelope(StreamSchema schema, JsonParser json) throws IOException {
        Row row = new Row(schema);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "time" -> row.set("time", instant(json));
                case "source" -> row.set("source", json.getText());
                case "event" -> event(row, json);
                case "host", "sourcetype", "index" -> json.skipChildren();
                default -> throw new IOException("unknown key '" + key + "' in an event envelope");
            }
        }
        return row;
    }

    private static void event(Row row, JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            Field field = row.schema().field(json.currentName());
            json.nextToken();
            row.set(field.ordinal(), read(json, field));
        }
    }

    private static Object read(JsonParser json, Field field) throws IOException {
        return switch (field.type()) {
            case LONG -> json.getLongValue();
            case DOUBLE -> json.getDoubleValue();
            case BOOLEAN -> json.getBooleanValue();
            case TIMESTAMP -> instant(json);
            case LIST -> JSON.readValue(json, List.class);
            case JSON -> JSON.readValue(json, Map.class);
            default -> json.getText();
        };
    }

    private static Instant instant(JsonParser json) throws IOException {
        long micros;
        try {
            micros = json.getDecimalValue().movePointRight(6).longValueExact();
        } catch (ArithmeticException e) {
            throw new IOException("'" + json.getText() + "' is no time in seconds with at most six places", e);
        }
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }
}

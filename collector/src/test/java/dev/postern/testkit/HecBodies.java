package dev.postern.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes request bodies apart: the event endpoint has JSON objects one after another, the raw endpoint lines. */
final class HecBodies {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HecBodies() {
    }

    static List<byte[]> events(byte[] body, int length) throws IOException {
        List<byte[]> events = new ArrayList<>();
        try (MappingIterator<JsonNode> envelopes = JSON.readerFor(JsonNode.class).readValues(body, 0, length)) {
            while (envelopes.hasNextValue()) {
                JsonNode event = envelopes.nextValue().path("event");
                events.add(event.isTextual() ? event.textValue().getBytes(java.nio.charset.StandardCharsets.UTF_8) : JSON.writeValueAsBytes(event));
            }
        }
        return events;
    }

    static List<byte[]> lines(byte[] body, int length) {
        List<byte[]> lines = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || body[i] == '\n') {
                if (i > begin) {
                    lines.add(java.util.Arrays.copyOfRange(body, begin, i));
                }
                begin = i + 1;
            }
        }
        return lines;
    }
}

package dev.postern.source.namedlist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.source.SourceException;
import java.util.Map;
import java.util.TreeMap;

/** What was sent of each list, as JSON text. */
final class ListCursor {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The last generation of a list.
     *
     * @param digest     digest of the file's bytes
     * @param generation epoch milliseconds at which it was sent
     */
    record Sent(String digest, long generation) {
    }

    private ListCursor() {
    }

    static String write(Map<String, Sent> lists) {
        ObjectNode root = JSON.createObjectNode().put("v", VERSION);
        ObjectNode node = root.putObject("lists");
        lists.forEach((name, sent) -> node.putArray(name).add(sent.digest()).add(sent.generation()));
        return root.toString();
    }

    static Map<String, Sent> read(String source, String text) throws SourceException {
        Map<String, Sent> lists = new TreeMap<>();
        try {
            JsonNode root = JSON.readTree(text);
            if (root.path("v").asInt() == VERSION) {
                root.path("lists").properties().forEach(entry ->
                        lists.put(entry.getKey(), new Sent(entry.getValue().path(0).asText(), entry.getValue().path(1).asLong())));
                return lists;
            }
        } catch (JsonProcessingException e) {
            throw new SourceException(message(source), e);
        }
        throw new SourceException(message(source));
    }

    private static String message(String source) {
        return "the cursor of source " + source + " is not one that this version reads; remove the source's state to send its lists anew";
    }
}

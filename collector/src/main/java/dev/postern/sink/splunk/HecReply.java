package dev.postern.sink.splunk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.net.HttpAnswer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An answer of the event endpoint, as far as it is one of the HTTP Event Collector.
 *
 * @param code  HEC's own code; empty where the body is no answer of HEC, such as a proxy's HTML page
 * @param ackId number of the acknowledgement to ask for
 * @param event place of the refused event, from 0
 */
record HecReply(int status, OptionalInt code, String text, OptionalLong ackId, OptionalInt event, Optional<String> retryAfter) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TEXT = 160;

    /** @param secret never repeated, whatever the answer repeats */
    static HecReply of(HttpAnswer answer, String secret) {
        JsonNode body = json(answer.body());
        JsonNode code = body.path("code");
        JsonNode ackId = body.path("ackId");
        JsonNode event = body.path("invalid-event-number");
        return new HecReply(answer.status(), code.isInt() ? OptionalInt.of(code.intValue()) : OptionalInt.empty(), plain(body.path("text").asText("").replace(secret, "***")),
                ackId.isIntegralNumber() && ackId.canConvertToLong() ? OptionalLong.of(ackId.longValue()) : OptionalLong.empty(),
                event.isInt() ? OptionalInt.of(event.intValue()) : OptionalInt.empty(), answer.header("retry-after"));
    }

    /** The body as JSON; a missing node where it is none. */
    static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static String plain(String text) {
        String safe = text.replaceAll("\\p{C}", " ");
        return safe.length() <= LONGEST_TEXT ? safe : safe.substring(0, LONGEST_TEXT) + "…";
    }

    /** Status, code and text, for people. */
    String said() {
        return "HTTP " + status + (code.isPresent() ? ", code " + code.getAsInt() : "") + (text.isEmpty() ? "" : " (" + text + ")");
    }
}

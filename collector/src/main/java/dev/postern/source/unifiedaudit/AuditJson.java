package dev.postern.source.unifiedaudit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.postern.normalise.AuditRecord;
import dev.postern.normalise.AuditSlot;
import dev.postern.source.ReadLimits;
import dev.postern.source.RecordJson;
import dev.postern.source.RejectedRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Fills an {@link AuditRecord} from JSON: the record of the Management API, of {@code AuditData}, or Graph's
 * {@code auditLogRecord} around it. Not thread-safe.
 */
final class AuditJson {
    private final JsonFactory factory;

    AuditJson(ReadLimits limits) {
        this.factory = RecordJson.factory(limits);
    }

    /** Reads one record from UTF-8 bytes; malformed bytes are replaced. */
    void read(byte[] bytes, int from, int length, AuditRecord record) throws RejectedRecord {
        try (JsonParser parser = factory.createParser(bytes, from, length)) {
            fill(parser, record.clear());
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("Invalid UTF-8")) {
                read(new String(bytes, from, length, StandardCharsets.UTF_8), record);
                return;
            }
            throw broken(e);
        }
    }

    /** Reads one record from text. */
    void read(String text, AuditRecord record) throws RejectedRecord {
        try (JsonParser parser = factory.createParser(text)) {
            fill(parser, record.clear());
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Reads any JSON value from text, such as a column that holds one; null where it is no JSON. */
    Object value(String text) {
        try (JsonParser parser = factory.createParser(text)) {
            parser.nextToken();
            Object value = JsonValues.read(parser);
            return parser.nextToken() == null ? value : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static RejectedRecord broken(IOException e) {
        if (e instanceof StreamConstraintsException) {
            return new RejectedRecord("the JSON record is beyond a read limit: " + ((JsonProcessingException) e).getOriginalMessage());
        }
        String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
        return new RejectedRecord("the JSON record cannot be read: " + message.lines().findFirst().orElse(""));
    }

    private void fill(JsonParser parser, AuditRecord record) throws IOException, RejectedRecord {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new RejectedRecord("the JSON record is not an object");
        }
        members(parser, record);
        if (parser.nextToken() != null) {
            throw new RejectedRecord("text follows the JSON record");
        }
    }

    private void members(JsonParser parser, AuditRecord record) throws IOException, RejectedRecord {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "Parameters" -> parameters(parser, token, record);
                case "auditData" -> {
                    if (token == JsonToken.START_OBJECT) {
                        members(parser, record);
                    } else {
                        record.put(name, JsonValues.read(parser));
                    }
                }
                case "AppAccessContext" -> appAccess(parser, record);
                default -> {
                    if (name.endsWith("@odata.type") || name.endsWith("@data.type")) {
                        parser.skipChildren();
                    } else {
                        record.put(GraphNames.classic(name), JsonValues.read(parser));
                    }
                }
            }
        }
    }

    private static void appAccess(JsonParser parser, AuditRecord record) throws IOException {
        Object context = JsonValues.read(parser);
        record.put("AppAccessContext", context);
        if (context instanceof Map<?, ?> members && members.get("AADSessionId") instanceof String session && !record.has(AuditSlot.SESSION_ID)) {
            record.put(AuditSlot.SESSION_ID.nativeName(), session);
        }
    }

    private static void parameters(JsonParser parser, JsonToken token, AuditRecord record) throws IOException {
        if (token == JsonToken.START_ARRAY) {
            parameters((List<?>) JsonValues.read(parser), record);
        } else {
            record.put("Parameters", JsonValues.read(parser));
        }
    }

    /** Takes parameters from a list of name and value; a list of another shape stays as it is. */
    static void parameters(List<?> list, AuditRecord record) {
        boolean pairs = list.stream().allMatch(element -> element instanceof Map<?, ?> pair && pair.get("Name") instanceof String);
        if (!pairs) {
            record.put("Parameters", list);
            return;
        }
        for (Object element : list) {
            Map<?, ?> pair = (Map<?, ?>) element;
            record.parameter((String) pair.get("Name"), pair.get("Value"));
        }
    }
}

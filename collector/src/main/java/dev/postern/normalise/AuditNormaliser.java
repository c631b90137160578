package dev.postern.normalise;

import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.schema.StreamSchema;
import dev.postern.source.RejectedRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes an {@code audit} row of a unified audit record. Immutable and thread-safe. */
public final class AuditNormaliser {
    private static final String PRODUCT = "Microsoft 365";
    private final StreamSchema stream = Schema.current().stream("audit");
    private final AuditWords words = new AuditWords();
    private final Operations operations = new Operations();
    private final ParameterTypes types = new ParameterTypes();
    private final DerivedFields derived = new DerivedFields(operations);
    private final InboxRuleProperties inboxRules = new InboxRuleProperties();

    /**
     * Maps a record.
     *
     * @param fallbackId event id of a record whose own id is empty
     * @throws RejectedRecord where it has no operation or no time
     */
    public Row row(AuditRecord record, String fallbackId) throws RejectedRecord {
        String operation = record.get(AuditSlot.OPERATION);
        if (operation.isBlank()) {
            throw new RejectedRecord("it is no audit record: it has no Operation");
        }
        Instant time = NativeTime.parse(record.get(AuditSlot.CREATION_TIME)).orElse(null);
        if (time == null) {
            throw new RejectedRecord(record.has(AuditSlot.CREATION_TIME)
                    ? "its CreationTime \"" + record.get(AuditSlot.CREATION_TIME) + "\" is no time" : "it has no CreationTime");
        }
        Map<String, Object> extra = record.extra();
        words.dropped().forEach(extra::remove);
        Row row = new Row(stream);
        row.set("time", time);
        row.set("event_id", record.get(AuditSlot.ID).isBlank() ? fallbackId : record.get(AuditSlot.ID));
        row.set("product", PRODUCT);
        row.set("operation", operation);
        row.set("record_type", present(words.recordType(record.get(AuditSlot.RECORD_TYPE))));
        row.set("workload", present(record.get(AuditSlot.WORKLOAD)));
        row.set("result", words.result(operation, record.get(AuditSlot.RESULT_STATUS)).orElse(null));
        row.set("result_detail", present(record.get(AuditSlot.RESULT_STATUS)));
        actor(row, record, extra);
        row.set("organization", first(record, extra, AuditSlot.ORGANIZATION_NAME, AuditSlot.ORGANIZATION_ID));
        Map<String, Object> parameters = parameters(record, extra);
        object(row, record, parameters);
        if (!parameters.isEmpty()) {
            row.set("parameters", parameters);
            row.set("effective", new LinkedHashMap<>(parameters));
            row.set("changed", changed(operation, parameters));
            derived.derive(row, RecipientDirectory.NONE);
        }
        row.set("extra", extra.isEmpty() ? null : extra);
        return row;
    }

    private void actor(Row row, AuditRecord record, Map<String, Object> extra) {
        String actor = record.get(AuditSlot.USER_ID);
        row.set("actor", present(actor));
        boolean principalName = actor.indexOf('@') > 0 && actor.indexOf(' ') < 0 && actor.indexOf('/') < 0;
        row.set("actor_id", present(principalName ? actor.toLowerCase(Locale.ROOT) : actor));
        row.set("actor_type", present(words.actorType(record.get(AuditSlot.USER_TYPE))));
        row.set("external_access", external(record, extra));
        row.set("client_ip", clientIp(record, extra));
        row.set("session_id", present(record.get(AuditSlot.SESSION_ID)));
        row.set("app_id", first(record, extra, AuditSlot.CLIENT_APP_ID, AuditSlot.APP_ID, AuditSlot.APPLICATION_ID));
        row.set("user_agent", first(record, extra, AuditSlot.USER_AGENT, AuditSlot.CLIENT_INFO_STRING));
        if (record.has(AuditSlot.MAILBOX_OWNER_UPN)) {
            extra.put(AuditSlot.MAILBOX_OWNER_UPN.nativeName(), record.get(AuditSlot.MAILBOX_OWNER_UPN));
        }
    }

    private static Boolean external(AuditRecord record, Map<String, Object> extra) {
        String text = record.get(AuditSlot.EXTERNAL_ACCESS);
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true");
        }
        if (!text.isEmpty()) {
            extra.put(AuditSlot.EXTERNAL_ACCESS.nativeName(), text);
        }
        return null;
    }

    /** The first address that is one; texts that are none, and further addresses that differ, stay in extra. */
    private static String clientIp(AuditRecord record, Map<String, Object> extra) {
        String address = null;
        for (AuditSlot slot : List.of(AuditSlot.CLIENT_IP, AuditSlot.CLIENT_IP_ADDRESS, AuditSlot.ACTOR_IP_ADDRESS)) {
            Optional<String> parsed = NativeAddress.parse(record.get(slot));
            if (address == null && parsed.isPresent()) {
                address = parsed.get();
            } else if (record.has(slot) && !(parsed.isPresent() && parsed.get().equals(address))) {
                extra.put(slot.nativeName(), record.get(slot));
            }
        }
        return address;
    }

    /** The first slot that is filled; the others stay in extra. */
    private static String first(AuditRecord record, Map<String, Object> extra, AuditSlot... slots) {
        String value = null;
        for (AuditSlot slot : slots) {
            if (record.has(slot) && value == null) {
                value = record.get(slot);
            } else if (record.has(slot)) {
                extra.put(slot.nativeName(), record.get(slot));
            }
        }
        return value;
    }

    private Map<String, Object> parameters(AuditRecord record, Map<String, Object> extra) {
        Map<String, Object> typed = new LinkedHashMap<>();
        record.parameters().forEach((name, value) -> typed.put(name, types.typed(name, value)));
        if (typed.isEmpty() && operations.objectType(record.get(AuditSlot.OPERATION)).filter("inbox-rule"::equals).isPresent()
                && extra.get("OperationProperties") instanceof Collection<?> list) {
            inboxRules.parameters(pairs(list)).forEach((name, value) -> typed.put(name, types.typed(name, value)));
            if (!typed.isEmpty() && record.has(AuditSlot.MAILBOX_OWNER_UPN)) {
                typed.put("Mailbox", record.get(AuditSlot.MAILBOX_OWNER_UPN));
            }
        }
        return typed;
    }

    private static Map<String, String> pairs(Collection<?> list) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (Object element : list) {
            if (element instanceof Map<?, ?> pair && pair.get("Name") != null && pair.get("Value") != null) {
                pairs.put(pair.get("Name").toString(), pair.get("Value").toString());
            }
        }
        return pairs;
    }

    private void object(Row row, AuditRecord record, Map<String, Object> parameters) {
        String operation = record.get(AuditSlot.OPERATION);
        String type = operations.objectType(operation).orElse(null);
        String named = text(parameters, "Name");
        String identity = text(parameters, "Identity");
        boolean creates = operations.creates(operation);
        String passed = creates || identity.isEmpty() ? named : identity;
        String object = record.get(AuditSlot.OBJECT_ID);
        boolean owned = type != null && operations.owned(type);
        String given = passed.isEmpty() && !creates ? object : passed;
        String name = owned && !creates ? given.substring(given.lastIndexOf('\\') + 1) : passed.isEmpty() ? lastPart(given) : passed;
        row.set("object_type", type);
        row.set("object", present(object.isEmpty() ? passed : object));
        row.set("object_name", present(name));
        row.set("object_id", present(name.toLowerCase(Locale.ROOT)));
    }

    private List<String> changed(String operation, Map<String, Object> parameters) {
        boolean creates = operations.creates(operation);
        return parameters.keySet().stream().filter(types::known)
                .filter(name -> creates || !name.equals("Identity") && !name.equals("Name")).toList();
    }

    private static String text(Map<String, Object> parameters, String name) {
        return parameters.get(name) instanceof String text ? text : "";
    }

    private static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
    }

    private static String present(String text) {
        return text.isEmpty() ? null : text;
    }
}

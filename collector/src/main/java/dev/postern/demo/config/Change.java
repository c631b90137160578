package dev.postern.demo.config;

import dev.postern.demo.cast.Person;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One operation on one object: the single source of the audit record, of the next snapshots and of the change record.
 *
 * @param id         id of the audit record
 * @param clientIp   address that the actor came from
 * @param object     name of the object
 * @param parameters what was passed, as an audit record words it, in order
 * @param ticket     the change record that approves it
 */
public record Change(String id, Instant time, Person actor, String clientIp, String operation, ObjectType type, String object,
                     Map<String, String> parameters, Optional<Ticket> ticket) {
    public Change {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** What the audit record lists: the name of the object first, where the cmdlet takes one. */
    public Map<String, String> passed() {
        Map<String, String> passed = new LinkedHashMap<>();
        if (operation.startsWith("New-")) {
            passed.put("Name", object);
        } else if (!type.single() && operation.indexOf('-') > 0) {
            passed.put("Identity", object);
        }
        passed.putAll(parameters);
        return passed;
    }
}
